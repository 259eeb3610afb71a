/**
 * The cells of a block copied from a spreadsheet: rows of lines, cells between tabs. A cell is quoted only where the quote
 * that opens it is closed at its end; otherwise it is the mark of inches, as in `20 1/2"`.
 */
export function pastedCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const { cell, end } = quotedCell(text, at) ?? plainCell(text, at)
    rows.at(-1)?.push(cell)
    if (end >= text.length) break
    if (text[end] !== '\t') rows.push([])
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  // A spreadsheet ends its last row, too.
  return rows.length > 1 && rows.at(-1)?.join('') === '' && /[\r\n]$/.test(text) ? rows.slice(0, -1) : rows
}

type ReadCell = { readonly cell: string; readonly end: number }

function plainCell(text: string, at: number): ReadCell {
  const length = text.slice(at).search(/[\t\r\n]/)
  const end = length < 0 ? text.length : at + length
  return { cell: text.slice(at, end), end }
}

function quotedCell(text: string, at: number): ReadCell | null {
  if (text[at] !== '"') return null
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    if (text[close + 1] === '"') close += 1
    else
      return close + 1 === text.length || /[\t\r\n]/.test(text[close + 1] ?? '')
        ? { cell: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 }
        : null
  }
  return null
}

/** The same cells as a spreadsheet copies them. */
export const copiedCells = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(copiedCell).join('\t')).join('\n')

const copiedCell = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

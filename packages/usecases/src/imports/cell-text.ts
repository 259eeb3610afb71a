/** What makes a spreadsheet take a cell for a formula. */
const formulaStart = /^'*[=+\-@\t\r]/

/** As a cell that no spreadsheet runs; `plainText` gives the text back. */
export const safeCell = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

/** Without the mark that keeps a cell from being a formula, and without space around it. */
export function plainText(cell: string): string {
  const text = cell.replaceAll('\u00a0', ' ').trim()
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text
}

/** What a record has itself under a name that a file chose: "constructor" is a column like any other. */
export const ownValue = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** Nobody means a formula to be imported. Other signs begin names, too: "-20 °C parka", "@home". */
export const isFormula = (cell: string): boolean => cell.trimStart().startsWith('=')

/** What names of columns and words are compared by: lower case, no accents, single spaces between letters and digits. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}"/]+/gu, ' ')
    .trim()

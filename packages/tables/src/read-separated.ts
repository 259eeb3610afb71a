import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { columnNames } from './columns'
import type { Delimiter } from './delimiter'
import { TableError } from './table-error'
import type { TableLimits, TableRow } from './table-row'

/** The header is looked for in so many rows: titles and notes stand above it. */
const headerWithin = 20
/** Of as many cells as the widest of these rows has, the header fills so many. */
const headerFills = 0.5

type NumberedRecord = { readonly row: number; readonly cells: readonly string[] }

/** Rows of cells between delimiters, quoted as in RFC 4180. */
export async function* readSeparated(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const records = numberedRecords(text, delimiter, limits)
  const first: NumberedRecord[] = []
  let next = await records.next()
  while (next.done !== true && first.length < headerWithin) {
    first.push(next.value)
    next = await records.next()
  }
  const header = headerOf(first)
  const names = columnNames(trimmed(header.cells))
  if (names.length > limits.columns) throw new TableError('too-many-columns', header.row)
  for (const record of first) if (record.row > header.row) yield* rowOf(record, names)
  for (; next.done !== true; next = await records.next()) yield* rowOf(next.value, names)
}

async function* numberedRecords(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  limits: TableLimits,
): AsyncGenerator<NumberedRecord> {
  const parser = Readable.from(text, { objectMode: false }).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      // Inches: 20" within a cell that is not quoted.
      relax_quotes: true,
      max_record_size: limits.columns * limits.cell,
    }),
  )
  let row = 0
  try {
    for await (const record of parser) {
      row++
      const cells = stringsOf(record)
      if (row - 1 > limits.rows) throw new TableError('too-many-rows', row)
      if (cells.some((cell) => cell.length > limits.cell)) throw new TableError('cell-too-long', row)
      if (cells.some((cell) => cell.trim() !== '')) yield { row, cells }
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new TableError(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell-too-long' : 'quotes', row + 1)
    throw error
  }
}

const stringsOf = (record: unknown): readonly string[] =>
  Array.isArray(record) ? record.filter((cell): cell is string => typeof cell === 'string') : []

/** The first row that is about as wide as the others. */
function headerOf(first: readonly NumberedRecord[]): NumberedRecord {
  const filled = ({ cells }: NumberedRecord): number => cells.filter((cell) => cell.trim() !== '').length
  const widest = Math.max(0, ...first.map(filled))
  const header = first.find((record) => filled(record) >= Math.max(1, widest * headerFills))
  if (header === undefined) throw new TableError('empty')
  if (header.cells.every((cell) => cell.trim() === '' || /^[\d\s.,%€$£-]+$/.test(cell)))
    throw new TableError('no-header', header.row)
  return header
}

/** Without the empty cells at its end. */
function trimmed(cells: readonly string[]): readonly string[] {
  let length = cells.length
  while (length > 0 && cells[length - 1]?.trim() === '') length--
  return cells.slice(0, length)
}

function* rowOf({ row, cells }: NumberedRecord, names: readonly string[]): Generator<TableRow> {
  const named: [string, string][] = []
  for (const [place, name] of names.entries()) {
    const cell = cells[place]
    if (cell !== undefined && cell !== '') named.push([name, cell])
  }
  // What stands beyond the header belongs to no column.
  for (const [place, cell] of cells.slice(names.length).entries())
    if (cell.trim() !== '') named.push([`beyond the last column (${names.length + place + 1})`, cell])
  if (named.length > 0) yield { row, cells: Object.fromEntries(named) }
}

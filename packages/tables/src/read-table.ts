import { decodeText } from './encoding'
import type { InspectedTable } from './inspect-table'
import { readFeed } from './read-feed'
import { readSeparated } from './read-separated'
import type { TableLimits, TableRow } from './table-row'

/**
 * The rows of a file one after the other, without more of it in memory than a few. Empty rows are left out, and so is what
 * stands above the header.
 *
 * @throws TableError where it cannot be read on
 */
export function readTable(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: InspectedTable,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const text = decodeText(bytes, encoding)
  return delimiter === null ? readFeed(text, limits) : readSeparated(text, delimiter, limits)
}

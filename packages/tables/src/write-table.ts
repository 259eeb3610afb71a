import { stringify } from 'csv-stringify'

/**
 * Rows as CSV: UTF-8 with a byte order mark, by which Excel knows it, commas, and quotes where they are needed.
 *
 * @param columns in order; cells under other names are left out
 */
export async function* writeTable(
  columns: readonly string[],
  rows: AsyncIterable<Readonly<Record<string, string>>> | Iterable<Readonly<Record<string, string>>>,
): AsyncGenerator<string> {
  const writer = stringify({ bom: true, header: true, columns: [...columns], record_delimiter: 'windows' })
  const written = writer[Symbol.asyncIterator]()
  const feeding = (async () => {
    for await (const row of rows) {
      if (!writer.write(row)) await new Promise((resolve) => writer.once('drain', resolve))
    }
    writer.end()
  })()
  feeding.catch((error: unknown) => writer.destroy(error instanceof Error ? error : new Error(String(error))))
  for (let next = await written.next(); next.done !== true; next = await written.next()) yield String(next.value)
  await feeding
}

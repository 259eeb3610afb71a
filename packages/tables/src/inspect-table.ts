import { type Delimiter, delimiterOf } from './delimiter'
import { beginEncodingDetection, decodeText, type TextEncoding } from './encoding'
import { TableError } from './table-error'

/** How a file is to be read. `delimiter` is null for XML. */
export type InspectedTable = {
  readonly encoding: TextEncoding
  readonly delimiter: Delimiter | null
  readonly bytes: number
}

/** So much of the text tells what stands between its cells. */
const startBytes = 64 * 1024

/**
 * Reads a file once from end to end, as only that tells UTF-8 from Windows-1252, and says how it is to be read.
 *
 * @param mostBytes files with more are refused as soon as that shows
 * @throws TableError for what is no table
 */
export async function inspectTable(bytes: AsyncIterable<Uint8Array>, mostBytes: number): Promise<InspectedTable> {
  const detection = beginEncodingDetection()
  const start: Uint8Array[] = []
  let read = 0
  for await (const piece of bytes) {
    if (read < startBytes) start.push(piece.subarray(0, startBytes - read))
    read += piece.length
    if (read > mostBytes) throw new TableError('too-large')
    detection.take(piece)
  }
  const encoding = detection.result()
  let text = ''
  for await (const piece of decodeText(inOrder(start), encoding)) text += piece
  if (text.trim() === '') throw new TableError('empty')
  return { encoding, delimiter: /^\s*<(\?xml|rss|feed)/.test(text) ? null : delimiterOf(text), bytes: read }
}

async function* inOrder(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

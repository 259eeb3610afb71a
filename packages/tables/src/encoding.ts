import { TableError } from './table-error'

/** As TextDecoder calls them. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

/** So much of a file tells what it is. */
const looksAt = 4096
/** Of the bytes on one side of each pair, in Latin text as UTF-16 nearly all are zero. */
const mostlyZero = 0.4

/** Archives, and so the files of spreadsheet programs, and the older format of one of them. */
const spreadsheets = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, place) => bytes[place] === byte)

/**
 * Tells encodings apart while a file goes by: by its byte order mark, else by where its zeros stand, else UTF-8 as long as
 * it is that. What is no UTF-8 is taken for Windows-1252, which Excel writes in the west of Europe.
 *
 * @throws TableError from `take` for files that are no text
 */
export function beginEncodingDetection(): { take: (bytes: Uint8Array) => void; result: () => TextEncoding } {
  let head = new Uint8Array(0)
  let settled: TextEncoding | null = null
  let isUtf8 = true
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return {
    take(bytes) {
      if (head.length < looksAt) {
        head = joined(head, bytes.subarray(0, looksAt - head.length))
        settled = settledBy(head)
      }
      if (settled !== null || !isUtf8) return
      try {
        decoder.decode(bytes, { stream: true })
      } catch {
        isUtf8 = false
      }
    },
    result() {
      if (head.length === 0) throw new TableError('empty')
      if (settled !== null) return settled
      if (hasControls(head)) throw new TableError('not-text')
      try {
        if (isUtf8) decoder.decode()
      } catch {
        isUtf8 = false
      }
      return isUtf8 ? 'utf-8' : 'windows-1252'
    },
  }
}

function settledBy(head: Uint8Array): TextEncoding | null {
  if (spreadsheets.some((signature) => startsWith(head, signature))) throw new TableError('spreadsheet-file')
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  const zeros = [0, 0]
  for (const [place, byte] of head.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const pairs = head.length / 2
  if (odd > pairs * mostlyZero && even === 0) return 'utf-16le'
  if (even > pairs * mostlyZero && odd === 0) return 'utf-16be'
  if (even + odd > 0) throw new TableError('not-text')
  return null
}

/** Control characters that no text has; tabs and ends of lines are not among them. */
const hasControls = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127)

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}

/** The text of bytes, in pieces; a byte order mark is left out, and what is no text becomes U+FFFD. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

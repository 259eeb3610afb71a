import { randomOf } from './random'

// Requests written byte by byte, so that they can be wrong in every place.

export type Part = { readonly headers: readonly string[]; readonly body: Buffer | string }

export const boundary = 'a-boundary-that-no-photo-holds'
export const formType = `multipart/form-data; boundary=${boundary}`

export const filePart = (photo: Buffer | string, fileName = 'shirt.jpg', name = 'photo'): Part => ({
  headers: [`Content-Disposition: form-data; name="${name}"; filename="${fileName}"`, 'Content-Type: image/jpeg'],
  body: photo,
})

export const fieldPart = (name: string, value: Buffer | string): Part => ({
  headers: [`Content-Disposition: form-data; name="${name}"`],
  body: value,
})

/** A multipart body. Texts go over the wire as UTF-8. */
export function formOf(parts: readonly Part[], { mark = boundary, closed = true } = {}): Buffer {
  const pieces = parts.flatMap(({ headers, body }) => [
    Buffer.from(`--${mark}\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...pieces, Buffer.from(closed ? `--${mark}--\r\n` : '')])
}

export type RequestParts = {
  readonly method?: string
  readonly path: string
  readonly authorization: string | null
  readonly type?: string | null
  /** Raw header lines, in any encoding. */
  readonly headers?: readonly (string | Buffer)[]
  readonly body?: Buffer | string
  /** What Content-Length says; by default the truth, null for no such header. */
  readonly length?: number | string | null
  readonly version?: string
}

/** A request after which the server closes the connection. */
export function requestOf(parts: RequestParts): Buffer {
  const { method = 'POST', path, authorization, type = null, headers = [], version = 'HTTP/1.1' } = parts
  const body = Buffer.from(parts.body ?? '')
  const length = parts.length === undefined ? body.byteLength : parts.length
  const lines: (string | Buffer)[] = [
    `${method} ${path} ${version}`,
    'Host: gateway',
    'Connection: close',
    ...(authorization === null ? [] : [`Authorization: ${authorization}`]),
    ...(type === null ? [] : [`Content-Type: ${type}`]),
    ...(length === null ? [] : [`Content-Length: ${length}`]),
    ...headers,
  ]
  return Buffer.concat([
    ...lines.flatMap((line) => [Buffer.isBuffer(line) ? line : Buffer.from(line), Buffer.from('\r\n')]),
    Buffer.from('\r\n'),
    body,
  ])
}

const edits = ['flip', 'delete', 'insert', 'repeat', 'swap'] as const

/** Changes a few places between two positions, at random. */
export function mutate(bytes: Buffer, seed: string, from = 0, to = bytes.byteLength): Buffer {
  const random = randomOf(seed)
  let changed = Buffer.from(bytes)
  for (let edit = 0; edit <= random.below(4); edit += 1) {
    const at = from + random.below(Math.max(1, to - from))
    const count = 1 + random.below(8)
    const [head, middle, tail] = [
      changed.subarray(0, at),
      changed.subarray(at, at + count),
      changed.subarray(at + count),
    ]
    switch (random.pick(edits)) {
      case 'flip':
        changed = Buffer.concat([head, Buffer.from(middle.map((byte) => byte ^ (1 << random.below(8)))), tail])
        break
      case 'delete':
        changed = Buffer.concat([head, tail])
        break
      case 'insert':
        changed = Buffer.concat([
          head,
          random.pick([random.bytes(count), Buffer.from('\r\n'), Buffer.from('--')]),
          middle,
          tail,
        ])
        break
      case 'repeat':
        changed = Buffer.concat([head, ...Array.from({ length: 50 }, () => middle), tail])
        break
      case 'swap':
        changed = Buffer.concat([head, Buffer.from(middle).reverse(), tail])
        break
    }
  }
  return changed
}

/** So many whole numbers from one to another, evenly apart. */
export const spread = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.round(from + ((to - from) * index) / Math.max(1, count - 1)))

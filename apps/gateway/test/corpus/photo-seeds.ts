import { deflateRawSync, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { randomOf } from './random'

// Small photos that are right, and the parts that wrong ones are made of.

export type PhotoSeeds = {
  readonly jpeg: Buffer
  readonly progressive: Buffer
  readonly png: Buffer
  readonly webp: Buffer
  readonly losslessWebp: Buffer
  readonly avif: Buffer
  readonly gif: Buffer
  readonly tiff: Buffer
}

/** The same few photos on every run: noise, which leaves no room for luck in what a change does. */
export async function makePhotoSeeds(): Promise<PhotoSeeds> {
  const [width, height] = [240, 260]
  const picture = (): Sharp =>
    sharp(randomOf('photo').bytes(width * height * 3), { raw: { width, height, channels: 3 } })
  return {
    jpeg: await picture().jpeg({ quality: 60 }).toBuffer(),
    progressive: await picture().jpeg({ quality: 60, progressive: true }).toBuffer(),
    png: await picture().png({ compressionLevel: 1 }).toBuffer(),
    webp: await picture().webp({ quality: 50, effort: 0 }).toBuffer(),
    losslessWebp: await picture().webp({ lossless: true, effort: 0 }).toBuffer(),
    avif: await picture().resize(220).avif({ quality: 30, effort: 0 }).toBuffer(),
    gif: await picture().gif({ effort: 1 }).toBuffer(),
    tiff: await picture().tiff().toBuffer(),
  }
}

/** A JPEG segment with its length. */
export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.byteLength + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG with something put in after its first two bytes. */
export const withSegments = (jpeg: Buffer, ...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

/** A JPEG whose header claims another size. */
export function claimingSize(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg)
  const frame = Math.max(changed.indexOf(Buffer.from([0xff, 0xc0])), changed.indexOf(Buffer.from([0xff, 0xc2])))
  changed.writeUInt16BE(height, frame + 5)
  changed.writeUInt16BE(width, frame + 7)
  return changed
}

/**
 * A progressive JPEG of a grey picture that refines the same coefficients over and over: a few bytes for each pass over
 * all of its pixels.
 */
export function manyScans(progressive: Buffer, scans: number, width: number, height: number): Buffer {
  const sized = claimingSize(progressive, width, height)
  const start = sized.indexOf(Buffer.from([0xff, 0xda]))
  const scan = Buffer.concat([sized.subarray(start, start + 2 + sized.readUInt16BE(start + 2)), Buffer.alloc(2)])
  return Buffer.concat([
    sized.subarray(0, start),
    ...Array.from({ length: scans }, () => scan),
    Buffer.from([0xff, 0xd9]),
  ])
}

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** A PNG chunk with its length and checksum. */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.byteLength)
  crc.writeUInt32BE(crcOf(body))
  return Buffer.concat([length, body, crc])
}

export const pngMagic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export function pngHeader(
  width: number,
  height: number,
  { depth = 8, colour = 2, interlace = 0 }: { depth?: number; colour?: number; interlace?: number } = {},
): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, 0, 0, interlace], 8)
  return chunk('IHDR', data)
}

export const pngOf = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([pngMagic, ...chunks, chunk('IEND', Buffer.alloc(0))])

/** zlib of so many megabytes of zeros: about a thousandth of that. */
export const zeros = (megabytes: number): Buffer => deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 })
export const rawZeros = (megabytes: number): Buffer => deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024))

/** A RIFF file around chunks of WebP. */
export function webpOf(...chunks: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const body = Buffer.concat(
    chunks.map(([name, data]) => {
      const head = Buffer.alloc(8)
      head.write(name, 'latin1')
      head.writeUInt32LE(data.byteLength, 4)
      return Buffer.concat([head, data, Buffer.alloc(data.byteLength % 2)])
    }),
  )
  const head = Buffer.alloc(12)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.byteLength + 4, 4)
  head.write('WEBP', 8, 'latin1')
  return Buffer.concat([head, body])
}

/** A box of an ISO media file, as HEIC and AVIF are. */
export function box(type: string, body: Buffer, size = body.byteLength + 8): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(size)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

import { type DimensionName, dimensionNames, fitStyles, stretches } from '@fitsize/garments'
import type { OfferedSize } from '@fitsize/usecases'

const anyStretch = [null, ...stretches] as const
const anyStyle = [null, ...fitStyles] as const

/** Of two UUIDs and of the number of bytes that follow. */
const headBytes = 34
/** Of the moment of publication, stretch, cut and place in the chart; then come the measures. */
const garmentBytes = 12
const measureBytes = 6

/**
 * SQL that packs sizes of SizeOffer, as `size`, into one value: a row for each of hundreds would cost several times what
 * it costs to find them.
 */
export const packedSize = `uuid_send(size."garmentId") || uuid_send(size."sizeId")
  || int2send(length(size.packed)::int2) || size.packed`
export const packedSizes = `string_agg(${packedSize}, '')`

/** What `packedSizes` packed; none for null. */
export function unpackSizes(bytes: Buffer | null): readonly OfferedSize[] {
  if (bytes === null) return []
  const sizes: OfferedSize[] = []
  for (let at = 0; at < bytes.length; at = endOfSize(bytes, at)) sizes.push(sizeAt(bytes, at))
  return sizes
}

/** Where the size ends that begins at a place. */
export const endOfSize = (bytes: Buffer, at: number): number => at + headBytes + bytes.readUInt16BE(at + headBytes - 2)

/** The size that begins at a place. */
export function sizeAt(bytes: Buffer, at: number): OfferedSize {
  const ids = bytes.toString('hex', at, at + 32)
  const garment = at + headBytes
  return {
    garmentId: uuidOf(ids, 0),
    sizeId: uuidOf(ids, 32),
    publishedAt: bytes.readInt32BE(garment) * 2 ** 32 + bytes.readUInt32BE(garment + 4),
    stretch: anyStretch[bytes[garment + 8] ?? 0] ?? null,
    fitStyle: anyStyle[bytes[garment + 9] ?? 0] ?? null,
    place: bytes.readUInt16BE(garment + 10),
    lengths: lengthsOf(bytes, garment + garmentBytes, endOfSize(bytes, at)),
  }
}

function lengthsOf(bytes: Buffer, from: number, to: number): OfferedSize['lengths'] {
  const lengths: Partial<Record<DimensionName, OfferedSize['lengths'][DimensionName]>> = {}
  for (let at = from; at < to; at += measureBytes) {
    const word = bytes.readUInt32BE(at)
    const name = dimensionNames[word >>> 17]
    if (name === undefined) continue
    lengths[name] = {
      value: word & 0xffff,
      tolerance: bytes.readUInt16BE(at + 4),
      extent: (word & 0x10000) === 0 ? 'flat' : 'girth',
    }
  }
  return lengths
}

const uuidOf = (hex: string, at: number): string =>
  `${hex.slice(at, at + 8)}-${hex.slice(at + 8, at + 12)}-${hex.slice(at + 12, at + 16)}-${hex.slice(at + 16, at + 20)}-${hex.slice(at + 20, at + 32)}`

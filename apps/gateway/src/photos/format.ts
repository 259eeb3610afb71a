export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'heic'

/** What the first bytes say: a format we take, one we know but refuse, by name, or nothing we know. */
export type FormatGuess =
  | { readonly kind: 'supported'; readonly format: PhotoFormat }
  | { readonly kind: 'refused'; readonly name: string }
  | { readonly kind: 'unknown' }

/** Bytes that guessFormat needs. */
export const formatBytes = 16

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

const refused: readonly (readonly [name: string, prefix: string])[] = [
  ['GIF', 'GIF8'],
  ['BMP', 'BM'],
  ['TIFF', 'II*\0'],
  ['TIFF', 'MM\0*'],
  ['PDF', '%PDF'],
  ['SVG', '<svg'],
  ['XML', '<?xml'],
  ['Photoshop', '8BPS'],
  ['ZIP', 'PK\x03\x04'],
]

/** Judges a file by its magic bytes; its name and stated type are what a person or an attacker wrote. */
export function guessFormat(start: Uint8Array): FormatGuess {
  const text = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, formatBytes)).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return { kind: 'supported', format: 'jpeg' }
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'supported', format: 'png' }
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { kind: 'supported', format: 'webp' }
  if (text.slice(4, 8) === 'ftyp') {
    const brand = text.slice(8, 12)
    if (heicBrands.has(brand)) return { kind: 'supported', format: 'heic' }
    return { kind: 'refused', name: brand === 'avif' || brand === 'avis' ? 'AVIF' : 'a video' }
  }
  const known = refused.find(([, prefix]) => text.startsWith(prefix))
  return known === undefined ? { kind: 'unknown' } : { kind: 'refused', name: known[0] }
}

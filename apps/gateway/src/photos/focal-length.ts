import readExif from 'exif-reader'

const plausible = { least: 8, most: 400 } as const

/**
 * The 35 mm equivalent focal length an EXIF block states, or null. It stays valid when a photo is resized, as it is
 * relative to the frame's diagonal. Nothing else of the block is looked at or kept.
 */
export function focalLengthOf(exif: Buffer | undefined): number | null {
  if (exif === undefined) return null
  try {
    const value: unknown = readExif(exif).Photo?.FocalLengthIn35mmFilm
    // 0 means unknown in the standard.
    return typeof value === 'number' && value >= plausible.least && value <= plausible.most ? value : null
  } catch {
    // Cameras and editors write broken blocks; the photo is fine without.
    return null
  }
}

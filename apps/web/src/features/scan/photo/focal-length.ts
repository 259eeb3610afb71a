/** What the scan API accepts; anything else is a broken tag (0 means "unknown" in EXIF). */
const [shortest, longest] = [8, 400]

/**
 * Focal length of a photo as a 35 mm equivalent, from its EXIF; `null` when the file does not tell it. It stays true
 * when the photo is shrunk, since it is relative to the frame's diagonal.
 */
export async function focalLength35mmOf(file: Blob): Promise<number | null> {
  try {
    const exifr = await import('exifr')
    const tags: unknown = await exifr.parse(await file.arrayBuffer(), { pick: ['FocalLengthIn35mmFormat'] })
    const value = isTags(tags) ? Number(tags.FocalLengthIn35mmFormat) : Number.NaN
    return value >= shortest && value <= longest ? value : null
  } catch {
    // Not an image, or one without readable metadata: the scan itself says what is wrong with the file.
    return null
  }
}

const isTags = (tags: unknown): tags is { readonly FocalLengthIn35mmFormat?: unknown } =>
  typeof tags === 'object' && tags !== null

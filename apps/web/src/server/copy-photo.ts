import { fail, ok, photoLimits } from '@fitsize/contracts'
import type { CopyPhoto } from '@fitsize/usecases'
import sharp from 'sharp'

const formats = ['jpeg', 'png', 'webp', 'heif']
/** Enough to recognise a garment by on a large screen. */
const longestSide = 1600
/** Longest a decode may take. */
const decodeSeconds = 20

/** An upright JPEG without metadata. What is not one of the formats is not even tried: libraries read many more. */
export const copyPhoto: CopyPhoto = async (bytes) => {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (metadata === null || !formats.includes(metadata.format)) return fail('photo-format-unsupported')
  if (metadata.width * metadata.height > photoLimits.pixels) return fail('photo-too-many-pixels')
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: photoLimits.pixels,
      failOn: 'error',
      sequentialRead: true,
    })
      .timeout({ seconds: decodeSeconds })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 85 })
      .toBuffer({ resolveWithObject: true })
    return ok({ bytes: data, width: info.width, height: info.height })
  } catch {
    return fail(metadata.format === 'heif' ? 'photo-format-unsupported' : 'photo-unreadable')
  }
}

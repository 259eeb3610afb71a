import { fail, ok, photoLimits, type Result } from '@fitsize/contracts'
import type { PreparedPhoto } from '../flow/scan-flow'
import { focalLength35mmOf } from './focal-length'
import { shrunkenSize } from './shrunken-size'

const jpegQuality = 0.92

/**
 * Makes a chosen file ready to be sent: reads its focal length, then shrinks it when it is large. A file that this
 * browser cannot decode (HEIC in most of them) is sent as it is; the gateway knows more formats and names what is wrong.
 */
export async function preparePhoto(chosen: {
  readonly file: Blob
  readonly name: string
}): Promise<Result<PreparedPhoto>> {
  const { file, name } = chosen
  if (file.size === 0) return fail('photo-empty')
  const focalLength35mm = await focalLength35mmOf(file)
  const shrunken = await shrink(file)
  if (shrunken === null && file.size > photoLimits.bytes) return fail('photo-too-large')
  return ok({ file: shrunken ?? file, name, focalLength35mm })
}

/** The photo upright and small enough as JPEG; `null` when it already is small enough or cannot be decoded here. */
async function shrink(file: Blob): Promise<Blob | null> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return null
  }
  try {
    const size = shrunkenSize(bitmap.width, bitmap.height)
    if (size === null && file.size <= photoLimits.bytes) return null
    const { width, height } = size ?? bitmap
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')
    if (context === null) return null
    // JPEG has no transparency: without a ground a cut-out PNG would turn black.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, width, height)
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality))
  } finally {
    bitmap.close()
  }
}

import { fail, ok, photoLimits, type Result } from '@fitsize/contracts'
import type { PreparedPhoto } from '@fitsize/usecases'
import sharp, { type Metadata } from 'sharp'
import { focalLengthOf } from './focal-length'
import { guessFormat, type PhotoFormat } from './format'
import { createSlots } from './slots'

// One image, one thread: photos are decoded side by side already, and libvips' own threads would only compete.
sharp.concurrency(1)
// Every photo is new.
sharp.cache(false)

/** Longest a decode may take; a photo of 50 megapixels takes 1 to 2 s. */
const decodeSeconds = 20
/** Below this the shorter side of the working copy shows nothing: a strip, not a photo of a garment. */
const leastWorkingSide = 100

export type PreparePhoto = (bytes: Uint8Array) => Promise<Result<PreparedPhoto>>

/**
 * Checks a photo and decodes it, once, into the upright working copy: JPEG, sRGB, longest side at most 2048 px, no
 * metadata. Of the EXIF block only the focal length survives, as a number.
 * @param decodes how many photos are decoded at a time; the others wait.
 */
export function createPreparePhoto(decodes: number): PreparePhoto {
  const inSlot = createSlots(decodes)
  return async (bytes) => {
    if (bytes.byteLength === 0) return fail('photo-empty')
    const guess = guessFormat(bytes)
    switch (guess.kind) {
      case 'unknown':
        return fail('photo-format-unsupported', { detail: 'The file is not an image of a known format.' })
      case 'refused':
        return fail('photo-format-unsupported', { detail: `The file is ${guess.name}.` })
      case 'supported':
        return await inSlot(async () => await prepare(bytes, guess.format))
    }
  }
}

async function prepare(bytes: Uint8Array, format: PhotoFormat): Promise<Result<PreparedPhoto>> {
  const unreadable = (error: unknown) => {
    const detail = error instanceof Error ? firstLine(error.message) : undefined
    // The HEVC codec inside HEIC is patented and mostly not compiled in.
    return format === 'heic'
      ? fail('photo-format-unsupported', { detail: 'This HEIC file cannot be decoded here.' })
      : fail('photo-unreadable', detail === undefined ? {} : { detail })
  }

  // The header alone; it tells the size before anything is decoded.
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata().catch(unreadable)
  if ('ok' in metadata) return metadata
  const photo = uprightSize(metadata)
  const refusal = refuseSize(photo)
  if (refusal !== null) return refusal

  const copy = await sharp(bytes, { limitInputPixels: photoLimits.pixels, failOn: 'error', sequentialRead: true })
    .timeout({ seconds: decodeSeconds })
    .autoOrient()
    .resize({
      width: photoLimits.workingSide,
      height: photoLimits.workingSide,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: 'white' })
    // Huffman tables made for each photo make the file 4 % smaller, and take 17 of 27 CPU-ms at 3 megapixels.
    .jpeg({ quality: 90, optimizeCoding: false })
    .toBuffer({ resolveWithObject: true })
    .catch(unreadable)
  if ('ok' in copy) return copy
  const working = { width: copy.info.width, height: copy.info.height }
  return ok({ bytes: copy.data, photo, working, focalLength35mm: focalLengthOf(metadata.exif) })
}

/** EXIF orientations 5 to 8 lie on their side. */
const uprightSize = ({ width, height, orientation = 1 }: Metadata) =>
  orientation >= 5 ? { width: height, height: width } : { width, height }

function refuseSize({ width, height }: { width: number; height: number }): Result<never> | null {
  const megapixels = (pixels: number): string => `${(pixels / 1e6).toFixed(1)} megapixels`
  const size = `${width} x ${height} pixels`
  if (width * height > photoLimits.pixels)
    return fail('photo-too-many-pixels', { detail: `It has ${size}, ${megapixels(width * height)}.` })
  const shorter = Math.min(width, height)
  if (shorter < photoLimits.minimumSide) return fail('photo-too-small', { detail: `It has ${size}.` })
  const workingShorter = shorter * Math.min(1, photoLimits.workingSide / Math.max(width, height))
  if (workingShorter < leastWorkingSide)
    return fail('photo-too-small', { detail: `It has ${size}: too narrow to show a garment.` })
  return null
}

const firstLine = (text: string): string => text.split('\n', 1)[0]?.slice(0, 200) ?? ''

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ScanFindings, WarningCode } from '@fitsize/contracts'
import { findingsOf } from '@fitsize/usecases'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { createOpenInference } from '../src/inference/open-inference'
import { createPreparePhoto } from '../src/photos/prepare-photo'
import { bend, cover, readPicture, shrinkPart, tilt } from './spoiled-photos'

// From a photo's bytes to warnings, through the real models: a drawn garment beside its sheet, and what can go wrong
// with such a photo, one thing at a time.

const publicFolder = fileURLToPath(new URL('../../web/public/', import.meta.url))
const focalLength35mm = 26
/** So wide that the garment stays in the frame when the camera is tilted. */
const wideFocalLength35mm = 15

function inferenceUrl(): string {
  const url = process.env.INFERENCE_URL
  if (url === undefined || url === '')
    throw new Error('INFERENCE_URL is not set. Run "npm test" at the root, which starts TorchServe, or set it.')
  return url
}

async function lookAt(photo: Buffer, focalLength: number = focalLength35mm): Promise<ScanFindings> {
  const prepared = await createPreparePhoto(1)(photo)
  if (!prepared.ok) throw new Error(prepared.error.code)
  const { bytes: image, ...sizes } = prepared.value
  const inference = createOpenInference([inferenceUrl()])
  const options = { timeoutMs: 50_000, signal: new AbortController().signal }
  const scanId = randomUUID()
  const [keypoints, marker] = await Promise.all([
    inference.findKeypoints({ scanId, image, garmentType: 'blouse' }, options),
    inference.findMarker({ scanId, image, marker: 'auto', focalLength35mm: focalLength }, options),
  ])
  await inference.close()
  if (!keypoints.ok || !marker.ok) throw new Error(JSON.stringify([keypoints, marker]))
  const wish = { garmentType: 'blouse', marker: 'auto', focalLength35mm: focalLength, checkLineMm: null } as const
  const findings = findingsOf(wish, sizes, { keypoints: keypoints.value, marker: marker.value })
  if (!findings.ok) throw new Error(findings.error.code)
  return findings.value
}

const codes = ({ warnings }: ScanFindings) => [...new Set(warnings.map(({ code }) => code))]
const jpeg = async (picture: Sharp): Promise<Buffer> => await picture.jpeg({ quality: 90 }).toBuffer()

let photo: Buffer
let plain: ScanFindings
beforeAll(async () => {
  photo = await readFile(`${publicFolder}samples/tee-slate.jpg`)
  plain = await lookAt(photo)
}, 60_000)

test('a good photo is not warned of', () => {
  expect(plain.warnings).toEqual([])
  expect(plain.scale).not.toBeNull()
})

describe('one thing wrong', () => {
  const outline = (): ScanFindings['photo'] & { left: number; top: number } => {
    const corners = plain.scale?.outline ?? []
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    const [left, top] = [Math.round(Math.min(...xs)), Math.round(Math.min(...ys))]
    return { left, top, width: Math.round(Math.max(...xs)) - left, height: Math.round(Math.max(...ys)) - top }
  }
  const lowest = () => Math.max(...Object.values(plain.keypoints).map(({ y }) => y))

  const spoiled: Partial<Record<WarningCode, () => Promise<Buffer>>> = {
    blurred: async () => await jpeg(sharp(photo).blur(6)),
    'too-dark': async () => await jpeg(sharp(photo).linear(0.2)),
    'garment-cut-off': async () =>
      await jpeg(
        sharp(photo).extract({ left: 0, top: 0, width: plain.photo.width, height: Math.round(lowest() - 30) }),
      ),
    'marker-not-found': async () => await jpeg(cover(photo, outline())),
    'marker-partly-hidden': async () => {
      const { height, ...rest } = outline()
      return await jpeg(cover(photo, { ...rest, height: Math.round(0.42 * height) }))
    },
    'marker-too-small': async () => await jpeg(await shrinkPart(photo, outline(), 0.22)),
    'marker-bent': async () => await jpeg(bend(await readPicture(photo), outline(), 4)),
    tilted: async () => await jpeg(tilt(await readPicture(photo), 26, focalLength35mm, wideFocalLength35mm)),
    'several-garments': async () => {
      const other = await sharp(`${publicFolder}catalogue/wool-coat.jpg`)
        .resize({ height: plain.photo.height })
        .toBuffer({ resolveWithObject: true })
      return await jpeg(
        sharp(photo)
          .extend({ left: other.info.width, background: 'white' })
          .composite([{ input: other.data, left: 0, top: 0 }]),
      )
    },
  }

  test.each(Object.entries(spoiled))('%s', async (code, make) => {
    const findings = await lookAt(await make(), code === 'tilted' ? wideFocalLength35mm : focalLength35mm)
    expect(codes(findings)).toContain(code)
    for (const { hint } of findings.warnings) expect(hint).toMatch(/\.$/)
  })
})

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { legacyPredictionSchema, type Scan } from '@fitsize/contracts'
import { type DimensionName, dimensionNameSchema, garmentTypeSchema, keypointHash } from '@fitsize/garments'
import { makeApiKey, makeUser } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createOpenInference } from '../src/inference/open-inference'
import { createPreparePhoto } from '../src/photos/prepare-photo'
import { finished, guest, type House, makePhoto, openHouse, submit } from './house'

// The gateway with a real inference server, TorchServe or another: real models, the product's own sample photos.

const samplesFolder = process.env.SAMPLES_DIR ?? fileURLToPath(new URL('../../web/public/samples/', import.meta.url))
const samplesSchema = z.object({
  samples: z
    .array(
      z.object({
        file: z.string(),
        type: garmentTypeSchema,
        tiltDeg: z.number(),
        dimensionsCm: z.partialRecord(dimensionNameSchema, z.number()),
      }),
    )
    .min(1),
})
type Sample = z.infer<typeof samplesSchema>['samples'][number]

function modelsUrl(): string {
  const url = process.env.INFERENCE_URL
  if (url === undefined || url === '')
    throw new Error('INFERENCE_URL is not set. Run "npm test" at the root, which starts what it needs, or set it.')
  return url
}

let house: House
let url: string
let samples: readonly Sample[]
beforeAll(async () => {
  const models = modelsUrl()
  samples = samplesSchema.parse(JSON.parse(await readFile(join(samplesFolder, 'samples.json'), 'utf8'))).samples
  house = await openHouse()
  const gateway = await house.startGateway(models)
  url = gateway.url
})
afterAll(async () => await house?.close())

const photoOf = async ({ file }: Sample): Promise<Buffer> => await readFile(join(samplesFolder, file))

describe('the sample photos', () => {
  test('sent all at once, each is measured: type asked for, marker found, lengths near the truth', async () => {
    const actor = guest()
    const scans = await Promise.all(
      samples.map(async (sample): Promise<{ sample: Sample; scan: Scan }> => {
        const id = await submit(url, actor, { garmentType: sample.type }, await photoOf(sample))
        return { sample, scan: await finished(url, actor, id) }
      }),
    )
    const errorsCm: number[] = []
    for (const { sample, scan } of scans) {
      expect(scan, sample.file).toMatchObject({ status: 'succeeded', garmentType: sample.type, keypointHash })
      expect(scan.scale?.marker).toBe('charuco-a4')
      expect(Math.abs((scan.scale?.tiltDeg ?? 90) - sample.tiltDeg)).toBeLessThan(1.5)
      for (const [name, cm] of Object.entries(sample.dimensionsCm)) {
        const measured = scan.dimensions[name as DimensionName]
        if (measured !== undefined) errorsCm.push(Math.abs(measured.cm - cm))
      }
    }
    const dimensions = samples.reduce((total, sample) => total + Object.keys(sample.dimensionsCm).length, 0)
    expect(errorsCm.length).toBeGreaterThan(0.8 * dimensions)
    const median = errorsCm.sort((left, right) => left - right)[Math.floor(errorsCm.length / 2)]
    // Real garments are measured to 1 cm in the median; twice that here means that something is broken.
    expect(median).toBeLessThan(2)
  })

  test('the type is mostly found without being told', async () => {
    const actor = guest()
    const types = await Promise.all(
      samples.map(async (sample) => {
        const scan = await finished(url, actor, await submit(url, actor, {}, await photoOf(sample)))
        return { asked: sample.type, found: scan.candidates[0]?.garmentType }
      }),
    )
    expect(types.filter(({ asked, found }) => asked === found).length).toBeGreaterThanOrEqual(0.7 * types.length)
  })
})

describe("the first FitSize's call", () => {
  test('a sample T-shirt, without a key: its chest comes out as its app would work it out', async () => {
    const { secret } = await makeApiKey(house.database, await makeUser(house.database))
    const legacy = await house.startGateway(modelsUrl(), { GATEWAY_LEGACY_API_KEY: secret })
    const sample = samples.find(({ type, dimensionsCm }) => type === 'blouse' && dimensionsCm.chest !== undefined)
    if (sample === undefined) throw new Error('there is no sample of a blouse')
    const response = await fetch(`${legacy.url}/keypoints/execScript/`, {
      method: 'POST',
      body: JSON.stringify({ clothing: 'blouse', image: (await photoOf(sample)).toString('base64') }),
    })
    const { keypoints, cb_box_distance } = legacyPredictionSchema.parse(await response.json())
    if (keypoints === null) throw new Error('nothing was found')
    const [left, right] = [keypoints.armpit_left, keypoints.armpit_right].map((text) =>
      [...(text ?? '').matchAll(/-?\d+(?=,)/g)].map(Number),
    )
    const distance = Math.hypot(...[0, 1].map((axis) => (right?.[axis] ?? 0) - (left?.[axis] ?? 0)))
    // The same bound as for a scan's median, and a centimetre for whole pixels and one scale for the whole photo.
    expect(Math.abs(distance / cb_box_distance - (sample.dimensionsCm.chest ?? 0))).toBeLessThan(3)
  })
})

describe('what is not a garment, or not an image', () => {
  test('an empty ground fails with no-garment', async () => {
    const actor = guest()
    const scan = await finished(url, actor, await submit(url, actor, {}, await makePhoto()))
    expect(scan).toMatchObject({ status: 'failed', error: { code: 'no-garment' } })
  })

  test('a broken image is refused by itself, its neighbours in the batch are answered', async () => {
    const inference = createOpenInference([modelsUrl()])
    const [sample] = samples
    if (sample === undefined) throw new Error('there is no sample')
    const prepared = await createPreparePhoto(1)(await photoOf(sample))
    if (!prepared.ok) throw new Error(prepared.error.code)
    const image = prepared.value.bytes
    const broken = image.slice(0, 300)
    const options = { timeoutMs: 30_000, signal: new AbortController().signal }
    const answers = await Promise.all(
      [image, broken, image, broken, image].map((bytes) =>
        inference.findKeypoints({ scanId: randomUUID(), image: bytes, garmentType: 'auto' }, options),
      ),
    )
    const marker = await inference.findMarker(
      { scanId: randomUUID(), image: broken, marker: 'auto', focalLength35mm: null },
      options,
    )
    await inference.close()
    expect(answers.map((answer) => (answer.ok ? 'answered' : answer.failure.kind))).toEqual([
      'answered',
      'unreadable',
      'answered',
      'unreadable',
      'answered',
    ])
    expect(marker.ok ? 'answered' : marker.failure.kind).toBe('unreadable')
  })
})

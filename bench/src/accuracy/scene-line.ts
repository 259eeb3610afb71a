import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { dimensionNameSchema, garmentTypeSchema, keypointNameSchema } from '@fitsize/garments'
import { z } from 'zod'

// One line of what `python -m fitsize_inference.scenes phone` writes.

const point = z.tuple([z.number(), z.number()])
const size = z.object({ width: z.number().int().positive(), height: z.number().int().positive() })

export const trueMarkers = ['charuco-a4', 'charuco-letter', 'checkerboard-5x5', 'card-id1', 'none'] as const
export type TrueMarker = (typeof trueMarkers)[number]

const truthSchema = size.extend({
  /** The photo the garment was taken from. */
  source: z.string(),
  garmentType: garmentTypeSchema,
  marker: z.enum(trueMarkers),
  ground: z.string(),
  difficulties: z.array(z.string()),
  exifFocalLength35mm: z.number().nullable(),
  focalLength35mm: z.number(),
  k1: z.number(),
  tiltDeg: z.number(),
  /** Of the frame's width or height, whichever the garment fills more. */
  shareOfFrame: z.number(),
  pointsPx: z.partialRecord(keypointNameSchema, point),
  pointsMm: z.partialRecord(keypointNameSchema, point),
  dimensionsCm: z.partialRecord(dimensionNameSchema, z.number()),
})

export const sceneLineSchema = z.object({
  series: z.object({ seed: z.number(), split: z.string(), marker: z.string(), megapixels: z.number() }),
  index: z.number().int(),
  truth: truthSchema,
  /** The image that the models saw. */
  working: size,
  /** Answers of the models, read by the use cases' own readers. */
  keypoints: z.unknown(),
  auto: z.unknown(),
  marker: z.unknown(),
  cpuSeconds: z.object({ scene: z.number(), keypoints: z.number(), marker: z.number() }),
})
export type SceneLine = z.infer<typeof sceneLineSchema>

/** The scenes of a file, one by one. Throws an Error that names the line which breaks the schema. */
export async function* readSceneLines(file: string): AsyncGenerator<SceneLine> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    number += 1
    const parsed = sceneLineSchema.safeParse(JSON.parse(line))
    if (!parsed.success) throw new Error(`${file}, line ${number}: ${z.prettifyError(parsed.error)}`)
    yield parsed.data
  }
}

import { scanFindingsSchema, scanScaleSchema } from '@fitsize/contracts'
import { dimensionNameSchema, garmentTypeSchema, garmentTypes } from '@fitsize/garments'
import { traceCourse } from '@fitsize/measure'
import type { Place } from '@fitsize/ui'
import { z } from 'zod'
import measured from './measured-sample.json'

const measuredSampleSchema = scanFindingsSchema.pick({ photo: true, keypoints: true, dimensions: true }).extend({
  file: z.string(),
  modelVersion: z.string(),
  garmentType: garmentTypeSchema,
  outline: scanScaleSchema.shape.outline,
  /** What the sample was drawn with. */
  trueCm: z.partialRecord(dimensionNameSchema, z.number()),
})

/** The sample as the gateway measured it, see tools/measure-sample.mjs. Pixels of the photo, centimetres. */
export const measuredSample = measuredSampleSchema.parse(measured)

export const samplePath = `/samples/${measuredSample.file}`

const shownDimensions = ['chest', 'shoulders', 'length_left', 'left_sleeve'] as const

export type ShownMeasure = {
  readonly name: (typeof shownDimensions)[number]
  readonly from: Place
  readonly to: Place
  readonly cm: number
  readonly low: number
  readonly high: number
  readonly trueCm: number
}

/** The measures that the landing page shows, with their lines on the photo. */
export const shownMeasures: readonly ShownMeasure[] = shownDimensions.flatMap((name) => {
  const spec = garmentTypes[measuredSample.garmentType].dimensions.find((dimension) => dimension.name === name)
  const value = measuredSample.dimensions[name]
  const trueCm = measuredSample.trueCm[name]
  if (spec === undefined || value === undefined || trueCm === undefined) return []
  const path = traceCourse(spec, (keypoint) => measuredSample.keypoints[keypoint])
  const [from, to] = [path?.at(0), path?.at(-1)]
  return from === undefined || to === undefined ? [] : [{ name, from, to, ...value, trueCm }]
})

/** The points that were found. */
export const shownPoints: readonly Place[] = Object.values(measuredSample.keypoints).filter((point) => point.present)

const byRange = Object.values(measuredSample.dimensions).toSorted((a, b) => a.high - a.low - (b.high - b.low))

/** The surest and the least sure of the sample's measures. */
export const rangeExamples = [
  ...byRange.slice(0, 1).map((measure) => ({ name: 'narrow' as const, measure })),
  ...byRange
    .slice(1)
    .slice(-1)
    .map((measure) => ({ name: 'wide' as const, measure })),
]

import { keypointNames } from '@fitsize/garments'
import { z } from 'zod'

// The two models' tensors over the Open Inference Protocol v2, see services/inference.

const tensor = <T extends z.ZodType>(name: string, datatype: string, shape: readonly number[], item: T) =>
  z.object({
    name: z.literal(name),
    datatype: z.literal(datatype),
    shape: z
      .array(z.number().int())
      .refine((actual) => actual.join() === shape.join(), `shape must be [${shape.join()}]`),
    data: z.array(item).length(shape.reduce((product, side) => product * side, 1)),
  })

const keypointCount = keypointNames.length

export const keypointsTensors = {
  keypoints: tensor('keypoints', 'FP32', [keypointCount, 2], z.number()),
  covariance: tensor('covariance', 'FP32', [keypointCount, 3], z.number()),
  confidence: tensor('confidence', 'FP32', [keypointCount], z.number()),
  presence: tensor('presence', 'FP32', [keypointCount], z.number()),
  type_probability: tensor('type_probability', 'FP32', [5], z.number()),
  garment_probability: tensor('garment_probability', 'FP32', [1], z.number()),
  /** That another garment lies beside it. */
  several_probability: tensor('several_probability', 'FP32', [1], z.number()),
  /** Quarters clockwise by which the garment lies turned. */
  turned: tensor('turned', 'INT32', [1], z.number().int()),
  /** The garment's diagonal over the standard deviation of the blur of its edges, where they are widest. */
  sharpness: tensor('sharpness', 'FP32', [1], z.number().nonnegative()),
  /** Of the lightest tenth of the garment's part of the photo, 0..1. */
  luminance: tensor('luminance', 'FP32', [1], z.number()),
} as const

export const markerTensors = {
  marker: tensor('marker', 'BYTES', [1], z.string()),
  homography: tensor('homography', 'FP64', [3, 3], z.number()),
  homography_covariance: tensor('homography_covariance', 'FP64', [8, 8], z.number()),
  tilt_deg: tensor('tilt_deg', 'FP64', [1], z.number()),
  reprojection_rms_px: tensor('reprojection_rms_px', 'FP64', [1], z.number()),
  corners_found: tensor('corners_found', 'INT32', [1], z.number().int()),
  corners_total: tensor('corners_total', 'INT32', [1], z.number().int()),
  /** Side of a square as large as the marker in the image, px. */
  size_px: tensor('size_px', 'FP64', [1], z.number()),
  /** How far the corners lie from a flat page together, mm along it; 0 for a card. */
  bend_mm: tensor('bend_mm', 'FP64', [1], z.number()),
  outline: tensor('outline', 'FP32', [4, 2], z.number()),
} as const

/** The frame of any v2 answer; its outputs are then read by name with the schemas above. */
export const inferenceResponseSchema = z.object({
  model_name: z.string(),
  model_version: z.string().optional(),
  id: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  outputs: z.array(z.looseObject({ name: z.string() })),
})

export type InferenceInput = {
  readonly name: string
  readonly datatype: 'BYTES' | 'FP32'
  readonly shape: readonly number[]
  readonly data: readonly (string | number)[]
}

export type InferenceRequest = { readonly id: string; readonly inputs: readonly InferenceInput[] }

import { garmentTypeSchema, keypointNameSchema } from '@fitsize/garments'
import { z } from 'zod'

// The keypoint calls of the first FitSize, for the clients that were made for it.

/**
 * Body of `POST /keypoints/execScript/`. Members with other names are passed over, as they were. The image is base64 of
 * a JPEG.
 */
export const legacyRequestSchema = z.object({
  clothing: z.string().trim().toLowerCase().pipe(garmentTypeSchema),
  image: z.string(),
})

/** `?async=1` asks for a task, `?async=0` for the prediction itself. */
export const legacyQuerySchema = z.object({
  async: z
    .enum(['1', 'true', '', '0', 'false'])
    .transform((text) => text !== '0' && text !== 'false')
    .optional(),
})

/** A NumPy array of two coordinates and a 1, as Python prints it. */
export const legacyPointSchema = z.string().regex(/^array\(\[ *-?\d+, +-?\d+, +1\], dtype=int16\)$/)

const foundSchema = z.object({
  /** Pixels of the photo as it opens: turned the way its EXIF orientation says. */
  keypoints: z.partialRecord(keypointNameSchema, legacyPointSchema),
  /** Pixels per centimetre. */
  cb_box_distance: z.number().positive(),
})
const notFoundSchema = z.object({ keypoints: z.null(), cb_box_distance: z.null() })

/** What a blocking call answers; nulls where there is no garment, no marker, or the prediction failed. */
export const legacyPredictionSchema = z.union([foundSchema, notFoundSchema])
export type LegacyPrediction = z.infer<typeof legacyPredictionSchema>

/** What an asynchronous call answers. */
export const legacyTaskSchema = z.object({ task_id: z.uuid() })
export type LegacyTask = z.infer<typeof legacyTaskSchema>

/** `GET /keypoints/taskStatus/{id}/`. */
export const legacyTaskStatusSchema = z.object({
  status: z.enum(['PENDING', 'STARTED', 'SUCCESS', 'FAILURE']),
  result: legacyPredictionSchema.nullable(),
})
export type LegacyTaskStatus = z.infer<typeof legacyTaskStatusSchema>

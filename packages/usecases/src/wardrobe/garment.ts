import { scanFindingsSchema, scanKeypointSchema, scanScaleSchema } from '@fitsize/contracts'
import { dimensionNameSchema, garmentTypeSchema, keypointNameSchema } from '@fitsize/garments'
import { z } from 'zod'
import { garmentFitSchema } from './fit'

export const extentSchema = z.enum(['FLAT', 'GIRTH'])
export const provenanceSchema = z.enum(['SCAN', 'HAND', 'IMPORT'])

/** Centimetres with a 90 % interval; flat across the garment, or all the way round. */
export const wardrobeDimensionSchema = z.object({
  cm: z.number(),
  low: z.number(),
  high: z.number(),
  extent: extentSchema,
})
export type WardrobeDimension = z.infer<typeof wardrobeDimensionSchema>

/**
 * What lies behind measures that came from a photo, in pixels of that photo. Where a person put a point or took it away,
 * what the model had found there stays beside it.
 */
export const photoPointsSchema = scanFindingsSchema.pick({ photo: true }).extend({
  keypoints: z.partialRecord(
    keypointNameSchema,
    scanKeypointSchema.extend({ by: z.enum(['model', 'person']).optional() }),
  ),
  /** What the model had found, for the points that a person put; without one, it had found nothing. */
  suggested: z.partialRecord(keypointNameSchema, scanKeypointSchema).default({}),
  /** Null for garments kept before the scale was kept with them. */
  scale: scanScaleSchema.nullable().default(null),
})
export type PhotoPoints = z.output<typeof photoPointsSchema>

/** A garment of a wardrobe with its newest measures. */
export const wardrobeGarmentSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  garmentType: garmentTypeSchema,
  hasPhoto: z.boolean(),
  createdAt: z.date(),
  measuredAt: z.date(),
  provenance: provenanceSchema,
  dimensions: z.partialRecord(dimensionNameSchema, wardrobeDimensionSchema),
  fit: garmentFitSchema,
})
export type WardrobeGarment = z.infer<typeof wardrobeGarmentSchema>

/** The same with all that its own page shows. */
export const wardrobeGarmentDetailSchema = wardrobeGarmentSchema.extend({
  scanId: z.uuid().nullable(),
  dimensionVersion: z.number().int(),
  /** Of the newest measures: a correction names what it corrects. */
  revisionId: z.uuid(),
  points: photoPointsSchema.nullable(),
})
export type WardrobeGarmentDetail = z.infer<typeof wardrobeGarmentDetailSchema>

export const garmentNameSchema = z.string().trim().min(1, 'give it a name').max(80, 'at most 80 characters')

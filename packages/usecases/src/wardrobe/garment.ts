import { scanFindingsSchema } from '@fitsize/contracts'
import { dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import { z } from 'zod'

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

/** What lies behind measures that came from a photo: its size and its points, in pixels of that photo. */
export const photoPointsSchema = scanFindingsSchema.pick({ photo: true, keypoints: true })
export type PhotoPoints = z.infer<typeof photoPointsSchema>

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
})
export type WardrobeGarment = z.infer<typeof wardrobeGarmentSchema>

/** The same with all that its own page shows. */
export const wardrobeGarmentDetailSchema = wardrobeGarmentSchema.extend({
  scanId: z.uuid().nullable(),
  dimensionVersion: z.number().int(),
  points: photoPointsSchema.nullable(),
})
export type WardrobeGarmentDetail = z.infer<typeof wardrobeGarmentDetailSchema>

export const garmentNameSchema = z.string().trim().min(1, 'give it a name').max(80, 'at most 80 characters')

import { categorySchema, garmentTypeSchema } from '@fitsize/garments'
import { z } from 'zod'
import { collectionStatusSchema, localisedTextSchema, seasonSchema } from '../catalogue/garment'

export const photoStateSchema = z.enum(['PENDING', 'VISIBLE', 'REPORTED'])
export type PhotoState = z.infer<typeof photoStateSchema>

export const collectionDetailsSchema = z.strictObject({
  title: z.string().trim().min(1, 'give it a name').max(80, 'at most 80 characters'),
  season: seasonSchema.nullable(),
  seasonYear: z.number().int().min(2000).max(2100).nullable(),
})
export type CollectionDetails = z.infer<typeof collectionDetailsSchema>

/** A collection in the list of its brand. */
export const studioCollectionSchema = collectionDetailsSchema.extend({
  id: z.uuid(),
  slug: z.string(),
  status: collectionStatusSchema,
  /** When a scheduled one will be published. */
  publishAt: z.date().nullable(),
  publishedAt: z.date().nullable(),
  cover: z.object({ id: z.uuid(), state: photoStateSchema }).nullable(),
  garmentCount: z.number().int(),
  /** Of them, those that are drafts. */
  draftCount: z.number().int(),
})
export type StudioCollection = z.infer<typeof studioCollectionSchema>

/** A garment as it stands in its collection. */
export const collectionGarmentSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  name: localisedTextSchema,
  garmentType: garmentTypeSchema,
  category: categorySchema.nullable(),
  visibility: z.enum(['DRAFT', 'PUBLISHED']),
  sizeCount: z.number().int(),
  photoId: z.uuid().nullable(),
})
export type CollectionGarment = z.infer<typeof collectionGarmentSchema>

export const studioCollectionDetailSchema = studioCollectionSchema.extend({
  /** In the order in which they were put by hand. */
  garments: z.array(collectionGarmentSchema),
})
export type StudioCollectionDetail = z.infer<typeof studioCollectionDetailSchema>

/** What becomes of a collection. */
export const collectionStepSchema = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('PUBLISHED'),
    /** Its drafts, too, as far as they are ready. */
    withDrafts: z.boolean(),
  }),
  z.strictObject({ to: z.literal('SCHEDULED'), at: z.date(), withDrafts: z.boolean() }),
  z.strictObject({ to: z.literal('DRAFT') }),
  z.strictObject({ to: z.literal('ARCHIVED') }),
])
export type CollectionStep = z.infer<typeof collectionStepSchema>

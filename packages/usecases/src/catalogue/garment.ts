import {
  categorySchema,
  colourFamilySchema,
  dimensionNameSchema,
  fitStyleSchema,
  garmentTypeSchema,
  keypointNameSchema,
  stretchSchema,
} from '@fitsize/garments'
import { z } from 'zod'

/** A name in each language of the product. */
export const localisedTextSchema = z.object({ en: z.string(), fr: z.string() })

/** Keypoints as the garment lies flat, in tenths of a millimetre from any origin. */
export const garmentOutlineSchema = z.partialRecord(keypointNameSchema, z.object({ x: z.number(), y: z.number() }))
export type GarmentOutline = z.infer<typeof garmentOutlineSchema>

export const sizeDimensionSchema = z.object({
  cm: z.number(),
  /** How far a made garment may differ, to either side. */
  toleranceCm: z.number(),
  extent: z.enum(['FLAT', 'GIRTH']),
})

export const catalogueSizeSchema = z.object({
  id: z.uuid(),
  label: z.string(),
  system: z.string(),
  dimensions: z.partialRecord(dimensionNameSchema, sizeDimensionSchema),
})

export const catalogueGarmentSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: localisedTextSchema,
  garmentType: garmentTypeSchema,
  colour: localisedTextSchema.nullable(),
  /** In the currency's smallest unit. */
  priceMinor: z.number().int(),
  currency: z.string(),
  /** The first of its photos that may be shown. */
  photoId: z.uuid().nullable(),
  category: categorySchema.nullable(),
  stretch: stretchSchema.nullable(),
  fitStyle: fitStyleSchema.nullable(),
  colourFamily: colourFamilySchema.nullable(),
  /** In the order in which they are offered. */
  sizes: z.array(catalogueSizeSchema),
})
export type CatalogueGarment = z.infer<typeof catalogueGarmentSchema>

export const brandReferenceSchema = z.object({
  slug: z.string(),
  name: z.string(),
  /** An administrator found that it is who it says. */
  verified: z.boolean(),
})

export type BrandReference = z.infer<typeof brandReferenceSchema>

/** A brand as its own page shows it. */
export const brandPageSchema = brandReferenceSchema.extend({
  description: z.string(),
  websiteUrl: z.url({ protocol: /^https?$/ }).nullable(),
})
export type BrandPage = z.infer<typeof brandPageSchema>

export const collectionStatusSchema = z.enum(['DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED'])
export type CollectionStatus = z.infer<typeof collectionStatusSchema>

export const seasonSchema = z.enum(['spring-summer', 'autumn-winter', 'all-year'])
export type Season = z.infer<typeof seasonSchema>

/** A collection as it stands in a list. */
export const collectionSummarySchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  brand: brandReferenceSchema,
  publishedAt: z.date().nullable(),
  garmentCount: z.number().int(),
  coverId: z.uuid().nullable(),
  season: seasonSchema.nullable(),
  seasonYear: z.number().int().nullable(),
  /** Of its first garments. */
  photoIds: z.array(z.uuid()),
})
export type CollectionSummary = z.infer<typeof collectionSummarySchema>

export const collectionSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  brand: brandReferenceSchema.extend({ description: z.string() }),
  status: collectionStatusSchema,
  publishedAt: z.date().nullable(),
  coverId: z.uuid().nullable(),
  season: seasonSchema.nullable(),
  seasonYear: z.number().int().nullable(),
  /** Those that are published, in the order in which their maker put them. */
  garments: z.array(catalogueGarmentSchema),
})
export type Collection = z.infer<typeof collectionSchema>

/** Pixels of a photo as it is kept. */
export const cataloguePhotoSchema = z.object({ id: z.uuid(), width: z.number().int(), height: z.number().int() })
export type CataloguePhoto = z.infer<typeof cataloguePhotoSchema>

/** A garment with where it belongs. */
export const catalogueGarmentPageSchema = catalogueGarmentSchema.extend({
  /** Those that may be shown, in their order. */
  photos: z.array(cataloguePhotoSchema),
  brand: brandReferenceSchema,
  collection: z.object({ slug: z.string(), title: z.string() }),
  publishedAt: z.date().nullable(),
  composition: localisedTextSchema.nullable(),
  /** Where its maker sells it. */
  shopUrl: z.url({ protocol: /^https?$/ }).nullable(),
  outline: garmentOutlineSchema.nullable(),
})
export type CatalogueGarmentPage = z.infer<typeof catalogueGarmentPageSchema>

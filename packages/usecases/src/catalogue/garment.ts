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
  colour: localisedTextSchema,
  /** In the currency's smallest unit. */
  priceMinor: z.number().int(),
  currency: z.string(),
  imagePath: z.string(),
  category: categorySchema.nullable(),
  stretch: stretchSchema.nullable(),
  fitStyle: fitStyleSchema.nullable(),
  colourFamily: colourFamilySchema.nullable(),
  /** In the order in which they are offered. */
  sizes: z.array(catalogueSizeSchema),
})
export type CatalogueGarment = z.infer<typeof catalogueGarmentSchema>

export const brandReferenceSchema = z.object({ slug: z.string(), name: z.string() })

/** A collection as it stands in a list. */
export const collectionSummarySchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  brand: brandReferenceSchema,
  publishedAt: z.date().nullable(),
  garmentCount: z.number().int(),
  /** Pictures of its first garments. */
  images: z.array(z.string()),
})
export type CollectionSummary = z.infer<typeof collectionSummarySchema>

export const collectionSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  brand: brandReferenceSchema.extend({ description: z.string() }),
  status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']),
  publishedAt: z.date().nullable(),
  garments: z.array(catalogueGarmentSchema),
})
export type Collection = z.infer<typeof collectionSchema>

/** A garment with where it belongs. */
export const catalogueGarmentPageSchema = catalogueGarmentSchema.extend({
  brand: brandReferenceSchema,
  collection: z.object({ slug: z.string(), title: z.string() }),
  publishedAt: z.date().nullable(),
  composition: localisedTextSchema.nullable(),
  /** Where its maker sells it. */
  shopUrl: z.url({ protocol: /^https?$/ }).nullable(),
  outline: garmentOutlineSchema.nullable(),
})
export type CatalogueGarmentPage = z.infer<typeof catalogueGarmentPageSchema>

import { categorySchema, dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import { sizeSystems, usualTolerance } from '@fitsize/sizing'
import { z } from 'zod'

export const importFormats = ['fitsize', 'shopify', 'google'] as const
export type ImportFormat = (typeof importFormats)[number]

/** What a column of a file can be, around the measures. `name`, `colour`, `composition` stand for both languages. */
export const importFields = [
  'garment',
  'name',
  'name-en',
  'name-fr',
  'kind',
  'type',
  'category',
  'colour',
  'colour-en',
  'colour-fr',
  'colour-family',
  'price',
  'currency',
  'composition',
  'composition-en',
  'composition-fr',
  'stretch',
  'fit-style',
  'shop-url',
  'images',
  'size',
  'size-system',
  'sku',
  'item-id',
  'gtin',
  'option-1-name',
  'option-1-value',
  'option-2-name',
  'option-2-value',
  'option-3-name',
  'option-3-value',
] as const
export type ImportField = (typeof importFields)[number]

const unitSchema = z.enum(['mm', 'cm', 'in'])
/** Those of them that a row's type has: "length" is a skirt's or a dress's, "sleeve" the left and the right one. */
const dimensionsSchema = z.array(dimensionNameSchema).min(1)

export const columnTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), field: z.enum(importFields) }),
  z.strictObject({
    kind: z.literal('length'),
    dimensions: dimensionsSchema,
    extent: z.enum(['flat', 'girth']),
    unit: unitSchema,
  }),
  z.strictObject({ kind: z.literal('tolerance'), dimensions: dimensionsSchema, unit: unitSchema }),
  z.strictObject({ kind: z.literal('ignored') }),
])
export type ColumnTarget = z.infer<typeof columnTargetSchema>

/** How a brand's files are read: kept, and offered again for the next file with the same columns. */
export const importMappingSchema = z.strictObject({
  format: z.enum(importFormats),
  columns: z.record(z.string(), columnTargetSchema),
  /** For what rows leave out. */
  defaults: z.strictObject({
    garmentType: garmentTypeSchema.nullable().default(null),
    category: categorySchema.nullable().default(null),
    currency: z.string().length(3).nullable().default(null),
    sizeSystem: z.enum(sizeSystems).nullable().default(null),
    toleranceTenthsMm: z.number().int().min(0).max(1000).default(usualTolerance),
  }),
  /** How prices mark decimals, where the file does not tell by itself. */
  decimalMark: z.enum([',', '.']).nullable().default(null),
})
export type ImportMapping = z.output<typeof importMappingSchema>

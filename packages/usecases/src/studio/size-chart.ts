import { readGtin } from '@fitsize/contracts'
import { categorySchema, dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import { sizeSystems } from '@fitsize/sizing'
import { z } from 'zod'
import { localisedTextSchema } from '../catalogue/garment'

export const sizeSystemSchema = z.enum(sizeSystems)

/** Tenths of a millimetre; no garment is 3 m long, and nothing has no length. */
const longest = 30_000
export const chartLengthSchema = z.strictObject({
  value: z.number().int().positive('more than 0').lt(longest, 'less than 3 m'),
  /** How far a made garment may differ, to either side. */
  tolerance: z.number().int().min(0).lt(longest, 'less than 3 m'),
  extent: z.enum(['flat', 'girth']),
})

export const skuSchema = z.string().trim().min(1).max(80, 'at most 80 characters')
/** As it is printed under the bar code. */
export const gtinSchema = z
  .string()
  .trim()
  .refine((text) => readGtin(text).kind === 'gtin', 'not the number of a bar code')
  .transform((text) => {
    const read = readGtin(text)
    return read.kind === 'gtin' ? read.gtin : text
  })

export const chartRowSchema = z.strictObject({
  label: z.string().trim().min(1, 'give it a label').max(40, 'at most 40 characters'),
  system: sizeSystemSchema,
  sku: skuSchema.nullable(),
  gtin: gtinSchema.nullable(),
  lengths: z.partialRecord(dimensionNameSchema, chartLengthSchema),
})
export type ChartRow = z.infer<typeof chartRowSchema>

/** Sizes of one garment: more is a slip. */
export const mostSizes = 100
export const chartRowsSchema = z.array(chartRowSchema).max(mostSizes, `at most ${mostSizes} sizes`)

/** A garment's size chart as its maker keeps it, sizes in the order in which they are offered. */
export const studioSizeChartSchema = z.object({
  garment: z.object({
    id: z.uuid(),
    key: z.string(),
    name: localisedTextSchema,
    garmentType: garmentTypeSchema,
    category: categorySchema.nullable(),
    visibility: z.enum(['DRAFT', 'PUBLISHED']),
  }),
  /** Of the garment and its chart together: whoever saves names it. */
  version: z.number().int(),
  sizes: z.array(chartRowSchema),
})
export type StudioSizeChart = z.infer<typeof studioSizeChartSchema>

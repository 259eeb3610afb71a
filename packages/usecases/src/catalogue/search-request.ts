import { slugSchema } from '@fitsize/contracts'
import {
  categorySchema,
  colourFamilySchema,
  dimensionNameSchema,
  fitStyleSchema,
  garmentTypeSchema,
} from '@fitsize/garments'
import { z } from 'zod'

/** How many of one filter may be chosen at once; more is no choice any more. */
const choices = 30
/** Nothing that people wear is longer than this; more is a slip of the unit. */
const longestCm = 250
/** Ten million euros in cents. */
const dearestMinor = 1_000_000_000

const lengthCmSchema = z
  .number()
  .positive('must be more than 0 cm')
  .max(longestCm, `must be at most ${longestCm} cm: give centimetres, not millimetres`)
const priceMinorSchema = z.number().int().min(0, 'must not be negative').max(dearestMinor)

const ordered = ({ min, max }: { min?: number | undefined; max?: number | undefined }): boolean =>
  min === undefined || max === undefined || min <= max
const orderError = { error: 'the smallest must not be more than the largest' }

/** A flat width or a length, in centimetres as the garment lies. */
export const dimensionRangeSchema = z
  .strictObject({ name: dimensionNameSchema, min: lengthCmSchema.optional(), max: lengthCmSchema.optional() })
  .refine(ordered, orderError)
  .refine(({ min, max }) => min !== undefined || max !== undefined, { error: 'give the smallest, the largest or both' })
export type DimensionRange = z.infer<typeof dimensionRangeSchema>

/** What a garment must be to be found; an absent or empty filter lets everything pass. */
export const catalogueFilterSchema = z.strictObject({
  /** Every word must be somewhere in the name, brand, collection or colour, in either language. */
  text: z.string().trim().max(100, 'at most 100 characters').optional(),
  garmentTypes: z.array(garmentTypeSchema).max(choices).optional(),
  categories: z.array(categorySchema).max(choices).optional(),
  /** By slug. */
  brands: z.array(slugSchema).max(choices).optional(),
  colours: z.array(colourFamilySchema).max(choices).optional(),
  /** In the currency's smallest unit. */
  price: z
    .strictObject({ min: priceMinorSchema.optional(), max: priceMinorSchema.optional() })
    .refine(ordered, orderError)
    .optional(),
  /** One size of the garment must have one of these labels, be of this system and lie within these ranges. */
  sizeLabels: z.array(z.string().trim().min(1).max(40)).max(choices).optional(),
  sizeSystem: z.string().trim().min(1).max(20).optional(),
  dimensions: z.array(dimensionRangeSchema).max(10).optional(),
  fitStyles: z.array(fitStyleSchema).max(choices).optional(),
})
export type CatalogueFilter = z.output<typeof catalogueFilterSchema>

export const catalogueSortSchema = z.enum(['fit', 'newest', 'price-up', 'price-down'])
export type CatalogueSort = z.infer<typeof catalogueSortSchema>

export const catalogueSearchRequestSchema = catalogueFilterSchema.extend({
  /** Only garments of which a size fits the caller: on unless told otherwise, once there is something to compare with. */
  fitsMe: z.boolean().optional(),
  sort: catalogueSortSchema.default('fit'),
  /** `nextCursor` of the page before, of the same search. */
  cursor: z.string().max(400).nullish(),
  limit: z.number().int().min(1).max(48).default(24),
})
export type CatalogueSearchRequest = z.output<typeof catalogueSearchRequestSchema>

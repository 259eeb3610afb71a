import {
  categorySchema,
  colourFamilySchema,
  dimensionNameSchema,
  fitStyleSchema,
  garmentTypeSchema,
} from '@fitsize/garments'
import { z } from 'zod'
import { brandReferenceSchema } from './garment'

const counted = <Value extends z.ZodType>(value: Value) =>
  z.array(z.object({ value, count: z.number().int() })).readonly()

/**
 * What a search could be narrowed to. Each facet counts the garments that pass all filters but its own, so that another
 * choice of the same facet shows what it would add. Fit is not counted: it is a matter of degree.
 */
export const catalogueFacetsSchema = z.object({
  /** Garments that pass every filter. */
  total: z.number().int(),
  garmentTypes: counted(garmentTypeSchema),
  categories: counted(categorySchema),
  brands: z
    .array(z.object({ value: brandReferenceSchema.omit({ verified: true }), count: z.number().int() }))
    .readonly(),
  colours: counted(colourFamilySchema),
  fitStyles: counted(fitStyleSchema),
  sizes: z.array(z.object({ system: z.string(), label: z.string(), count: z.number().int() })).readonly(),
  /** In the currency's smallest unit; null when nothing is found. */
  price: z.object({ min: z.number().int(), max: z.number().int() }).nullable(),
  /** From the smallest to the largest that was ever offered of the types chosen, in centimetres lying flat. */
  dimensions: z.array(z.object({ name: dimensionNameSchema, min: z.number(), max: z.number() })).readonly(),
})
export type CatalogueFacets = z.infer<typeof catalogueFacetsSchema>

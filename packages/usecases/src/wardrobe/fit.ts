import { categorySchema, fitStyleSchema, type GarmentType, garmentTypeSchema, stretchSchema } from '@fitsize/garments'
import { zoneNames } from '@fitsize/sizing'
import { z } from 'zod'

/** How a garment fits its owner. */
export const feelSchema = z.enum(['tight', 'right', 'loose'])
export type Feel = z.infer<typeof feelSchema>

/** Where somebody can say that it fits otherwise than elsewhere; see `zonesOf` for those of a type. */
export const zoneSchema = z.enum(zoneNames)

/** What a garment's owner says about how it fits. */
export const garmentFitSchema = z.object({
  category: categorySchema.nullable(),
  feel: feelSchema.nullable(),
  /** Only the zones that the owner spoke of; the others fit as the whole does. */
  zones: z.partialRecord(zoneSchema, feelSchema),
  stretch: stretchSchema.nullable(),
  fitStyle: fitStyleSchema.nullable(),
  /** Whether new garments are compared with it. Never without a feel. */
  isReference: z.boolean(),
})
export type GarmentFit = z.infer<typeof garmentFitSchema>

/** Of a garment whose owner has said nothing yet. */
export const unknownFit: GarmentFit = {
  category: null,
  feel: null,
  zones: {},
  stretch: null,
  fitStyle: null,
  isReference: false,
}

/** How new garments should fit beside those one owns. */
export const wishSchema = z.enum(['closer', 'same', 'looser'])
export type Wish = z.infer<typeof wishSchema>

/** What a wish is for: one type of garments, or all that have none of their own. */
export const wishScopeSchema = z.enum(['all', ...garmentTypeSchema.options])
export type WishScope = z.infer<typeof wishScopeSchema>

export const wishesSchema = z.partialRecord(wishScopeSchema, wishSchema)
export type Wishes = z.infer<typeof wishesSchema>

/** The wish that holds for a type of garment. */
export const wishFor = (wishes: Wishes, garmentType: GarmentType): Wish => wishes[garmentType] ?? wishes.all ?? 'same'

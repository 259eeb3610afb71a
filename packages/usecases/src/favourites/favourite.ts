import { garmentTypeSchema } from '@fitsize/garments'
import { z } from 'zod'
import { brandReferenceSchema, localisedTextSchema } from '../catalogue/garment'

/** A garment that somebody keeps in mind, as it stands in their list. */
export const favouriteSchema = z.object({
  garmentId: z.uuid(),
  keptAt: z.date(),
  name: localisedTextSchema,
  garmentType: garmentTypeSchema,
  colour: localisedTextSchema.nullable(),
  brand: brandReferenceSchema,
  collection: z.object({ slug: z.string(), title: z.string() }),
  /** In the currency's smallest unit. */
  priceMinor: z.number().int(),
  currency: z.string(),
  photoId: z.uuid().nullable(),
  /** False once its maker has taken it back: its line stays, its page is gone. */
  available: z.boolean(),
})
export type Favourite = z.infer<typeof favouriteSchema>

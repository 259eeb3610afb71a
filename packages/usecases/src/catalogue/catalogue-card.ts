import type { Reason } from '@fitsize/sizing'
import { z } from 'zod'
import { brandReferenceSchema, catalogueGarmentSchema } from './garment'

/** A garment as it stands in a list of many. */
export const catalogueCardSchema = catalogueGarmentSchema
  .pick({
    id: true,
    slug: true,
    name: true,
    garmentType: true,
    category: true,
    colour: true,
    priceMinor: true,
    currency: true,
    photoId: true,
  })
  .extend({
    brand: brandReferenceSchema,
    collection: z.object({ slug: z.string(), title: z.string() }),
  })
export type CatalogueCard = z.infer<typeof catalogueCardSchema>

/** How well the best size of a garment fits whoever asks. */
export const cardFitSchema = z.object({
  label: z.string(),
  system: z.string(),
  /** That the whole garment fits, 0 to 1. */
  probability: z.number(),
  /** The share of what matters that is known, 0 to 1. */
  certainty: z.number(),
  verdict: z.enum(['fits', 'tighter', 'looser', 'unsure']),
  /** Made by packages/sizing; whoever shows them finds the words. */
  reasons: z.array(z.custom<Reason>()).readonly(),
})
export type CardFit = z.infer<typeof cardFitSchema>

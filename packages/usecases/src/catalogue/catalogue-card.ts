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
    imagePath: true,
  })
  .extend({
    brand: brandReferenceSchema,
    collection: z.object({ slug: z.string(), title: z.string() }),
  })
export type CatalogueCard = z.infer<typeof catalogueCardSchema>

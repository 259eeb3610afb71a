import { slugSchema } from '@fitsize/contracts'
import { z } from 'zod'

/** A brand by its slug. */
export const brandAddressSchema = z.strictObject({ brand: slugSchema })
/** A garment of a brand. */
export const garmentAddressSchema = brandAddressSchema.extend({ garmentId: z.uuid() })
/** A collection of a brand. */
export const collectionAddressSchema = brandAddressSchema.extend({ collectionId: z.uuid() })

export const versionSchema = z.number().int().positive()

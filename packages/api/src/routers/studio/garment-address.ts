import { slugSchema } from '@fitsize/contracts'
import { z } from 'zod'

/** A brand by its slug, and a garment of it. */
export const garmentAddressSchema = z.strictObject({ brand: slugSchema, garmentId: z.uuid() })

import { z } from 'zod'

export const garmentIdSchema = z.strictObject({ garmentId: z.uuid() })

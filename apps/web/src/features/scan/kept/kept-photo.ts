import { domainErrorCodeSchema, requestedGarmentTypeSchema } from '@fitsize/contracts'
import { z } from 'zod'

const common = { key: z.string().min(1), keptAt: z.number() }

/** A photo that could not be sent yet, or what became of it. Only one that waits has the photo. */
export const keptPhotoSchema = z.discriminatedUnion('state', [
  z.object({
    ...common,
    state: z.literal('waiting'),
    file: z.instanceof(Blob),
    name: z.string(),
    focalLength35mm: z.number().nullable(),
    garmentType: requestedGarmentTypeSchema,
    checkLineMm: z.number().nullable(),
  }),
  z.object({ ...common, state: z.literal('sent'), scanId: z.uuid() }),
  z.object({ ...common, state: z.literal('refused'), code: domainErrorCodeSchema }),
])
export type KeptPhoto = z.infer<typeof keptPhotoSchema>
export type WaitingPhoto = Extract<KeptPhoto, { readonly state: 'waiting' }>

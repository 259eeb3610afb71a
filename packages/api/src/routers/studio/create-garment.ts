import { garmentDetailsSchema, createGarment as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { collectionAddressSchema } from './addresses'

export const createGarment = signedInProcedure
  .input(collectionAddressSchema.extend({ details: garmentDetailsSchema }))
  .output(z.object({ garmentId: z.uuid() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

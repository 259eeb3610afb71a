import { collectionDetailsSchema, createCollection as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const createCollection = signedInProcedure
  .input(z.strictObject({ ...brandAddressSchema.shape, ...collectionDetailsSchema.shape }))
  .output(z.object({ collectionId: z.uuid() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

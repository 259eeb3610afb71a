import { collectionDetailsSchema, changeCollection as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { collectionAddressSchema } from './addresses'

export const changeCollection = signedInProcedure
  .input(z.strictObject({ ...collectionAddressSchema.shape, ...collectionDetailsSchema.shape }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

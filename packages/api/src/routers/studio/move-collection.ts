import { collectionStepSchema, moveCollection as run } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { collectionAddressSchema } from './addresses'

export const moveCollection = signedInProcedure
  .input(collectionAddressSchema.extend({ step: collectionStepSchema }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

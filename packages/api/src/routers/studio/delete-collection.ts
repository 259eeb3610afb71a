import { deleteCollection as run } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { collectionAddressSchema } from './addresses'

export const deleteCollection = signedInProcedure
  .input(collectionAddressSchema)
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

import { readStudioCollection as run, studioCollectionDetailSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { collectionAddressSchema } from './addresses'

export const collection = signedInProcedure
  .input(collectionAddressSchema)
  .output(studioCollectionDetailSchema)
  .query(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

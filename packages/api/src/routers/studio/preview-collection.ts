import { collectionSchema, previewCollection as run } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { collectionAddressSchema } from './addresses'

export const previewCollection = signedInProcedure
  .input(collectionAddressSchema)
  .output(collectionSchema)
  .query(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

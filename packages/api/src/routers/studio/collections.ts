import { listStudioCollections as run, studioCollectionSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const collections = signedInProcedure
  .input(brandAddressSchema)
  .output(z.array(studioCollectionSchema).readonly())
  .query(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input.brand)))

import { garmentListRequestSchema, garmentListSchema, listStudioGarments as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const garments = signedInProcedure
  .input(z.strictObject({ ...brandAddressSchema.shape, ...garmentListRequestSchema.shape }))
  .output(garmentListSchema)
  .query(async ({ ctx, input: { brand, ...request } }) => orThrow(await run(ctx.ports, ctx.user, brand, request)))

import { deleteBrand as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const deleteBrand = signedInProcedure
  .input(brandAddressSchema.extend({ confirmation: z.string().max(200) }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input.brand, input.confirmation)))

import { verifyBrand as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { adminProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const verifyBrand = adminProcedure
  .input(brandAddressSchema.extend({ verified: z.boolean() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

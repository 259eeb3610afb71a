import { brandProfileSchema, changeBrand as run } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const changeBrand = signedInProcedure
  .input(brandAddressSchema.extend({ profile: brandProfileSchema }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input.brand, input.profile)))

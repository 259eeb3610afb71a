import { readStudioBrand as run, studioBrandSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const brand = signedInProcedure
  .input(brandAddressSchema)
  .output(studioBrandSchema)
  .query(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input.brand)))

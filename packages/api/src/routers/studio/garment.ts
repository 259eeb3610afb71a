import { readStudioGarment as run, studioGarmentSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentAddressSchema } from './addresses'

export const garment = signedInProcedure
  .input(garmentAddressSchema)
  .output(studioGarmentSchema)
  .query(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

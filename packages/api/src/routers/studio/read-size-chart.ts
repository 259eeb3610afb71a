import { readSizeChart as read, studioSizeChartSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentAddressSchema } from './addresses'

export const readSizeChart = signedInProcedure
  .input(garmentAddressSchema)
  .output(studioSizeChartSchema)
  .query(async ({ ctx, input }) => orThrow(await read(ctx.ports, ctx.user, input)))

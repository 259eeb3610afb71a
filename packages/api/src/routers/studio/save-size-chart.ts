import { chartRowsSchema, saveSizeChart as save } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentAddressSchema, versionSchema } from './addresses'

export const saveSizeChart = signedInProcedure
  .input(garmentAddressSchema.extend({ version: versionSchema, sizes: chartRowsSchema }))
  .output(z.object({ version: z.number().int() }))
  .mutation(async ({ ctx, input }) => orThrow(await save(ctx.ports, ctx.user, input)))

import { garmentDetailsSchema, changeGarment as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentAddressSchema, versionSchema } from './addresses'

export const changeGarment = signedInProcedure
  .input(garmentAddressSchema.extend({ version: versionSchema, details: garmentDetailsSchema }))
  .output(z.object({ version: z.number().int() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

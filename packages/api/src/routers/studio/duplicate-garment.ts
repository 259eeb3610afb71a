import { garmentKeySchema, duplicateGarment as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentAddressSchema } from './addresses'

export const duplicateGarment = signedInProcedure
  .input(garmentAddressSchema.extend({ key: garmentKeySchema }))
  .output(z.object({ garmentId: z.uuid() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

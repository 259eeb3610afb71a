import { garmentNameSchema, renameGarment } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentIdSchema } from './garment-id'

export const rename = signedInProcedure
  .input(garmentIdSchema.extend({ name: garmentNameSchema }))
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await renameGarment(ctx.ports, ctx.user, input)))

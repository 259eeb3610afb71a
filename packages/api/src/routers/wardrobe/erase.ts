import { eraseGarment } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentIdSchema } from './garment-id'

export const erase = signedInProcedure
  .input(garmentIdSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await eraseGarment(ctx.ports, ctx.user, input.garmentId)))

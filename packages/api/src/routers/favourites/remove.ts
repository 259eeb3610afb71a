import { removeFavourite } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentIdSchema } from './garment-id'

export const remove = signedInProcedure
  .input(garmentIdSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await removeFavourite(ctx.ports, ctx.user, input.garmentId)))

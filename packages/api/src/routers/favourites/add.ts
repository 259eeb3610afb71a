import { addFavourite } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentIdSchema } from './garment-id'

export const add = signedInProcedure
  .input(garmentIdSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await addFavourite(ctx.ports, ctx.user, input.garmentId)))

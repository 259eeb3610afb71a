import { readGarment, wardrobeGarmentDetailSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentIdSchema } from './garment-id'

export const get = signedInProcedure
  .input(garmentIdSchema)
  .output(wardrobeGarmentDetailSchema)
  .query(async ({ ctx, input }) => orThrow(await readGarment(ctx.ports, ctx.user, input.garmentId)))

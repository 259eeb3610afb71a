import { describeFit as describeFitUseCase, garmentFitSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentIdSchema } from './garment-id'

export const describeFit = signedInProcedure
  .input(garmentIdSchema.extend({ fit: z.strictObject(garmentFitSchema.partial({ isReference: true }).shape) }))
  .output(garmentFitSchema)
  .mutation(async ({ ctx, input }) => orThrow(await describeFitUseCase(ctx.ports, ctx.user, input)))

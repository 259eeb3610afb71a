import { measureByHand as measureByHandUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { typedLengthsSchema } from './add-by-hand'
import { garmentIdSchema } from './garment-id'

export const measureByHand = signedInProcedure
  .input(typedLengthsSchema.extend({ ...garmentIdSchema.shape, revisionId: z.uuid() }))
  .output(z.object({ revisionId: z.uuid() }))
  .mutation(async ({ ctx, input }) => orThrow(await measureByHandUseCase(ctx.ports, ctx.user, input)))

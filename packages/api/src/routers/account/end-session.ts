import { endSession as endSessionUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const endSession = signedInProcedure
  .input(z.strictObject({ sessionId: z.uuid() }))
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await endSessionUseCase(ctx.ports, ctx.user, input.sessionId)))

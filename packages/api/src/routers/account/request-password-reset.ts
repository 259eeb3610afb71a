import { passwordResetRequestSchema, requestPasswordReset as requestPasswordResetUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const requestPasswordReset = publicProcedure
  .input(passwordResetRequestSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) =>
    orThrow(await requestPasswordResetUseCase(ctx.ports, { clientAddress: ctx.clientAddress }, input)),
  )

import { passwordResetSchema, resetPassword as resetPasswordUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const resetPassword = publicProcedure
  .input(passwordResetSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) =>
    orThrow(await resetPasswordUseCase(ctx.ports, { clientAddress: ctx.clientAddress }, input)),
  )

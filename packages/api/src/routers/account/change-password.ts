import { changePassword as changePasswordUseCase, passwordChangeSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const changePassword = signedInProcedure
  .input(passwordChangeSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await changePasswordUseCase(ctx.ports, ctx.user, ctx.sessionId, input)))

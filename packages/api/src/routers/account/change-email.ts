import { changeEmail as changeEmailUseCase, emailChangeSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const changeEmail = signedInProcedure
  .input(emailChangeSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await changeEmailUseCase(ctx.ports, ctx.user, input)))

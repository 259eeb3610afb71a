import { changeProfile as changeProfileUseCase, profileChangeSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const changeProfile = signedInProcedure
  .input(profileChangeSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await changeProfileUseCase(ctx.ports, ctx.user, input)))

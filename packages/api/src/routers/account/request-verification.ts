import { requestVerification as requestVerificationUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const requestVerification = signedInProcedure
  .input(z.void())
  .output(z.void())
  .mutation(async ({ ctx }) => orThrow(await requestVerificationUseCase(ctx.ports, ctx.user)))

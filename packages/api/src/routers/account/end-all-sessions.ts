import { endAllSessions as endAllSessionsUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const endAllSessions = signedInProcedure
  .input(z.void())
  .output(z.void())
  .mutation(async ({ ctx }) => orThrow(await endAllSessionsUseCase(ctx.ports, ctx.user)))

import { listSessions, sessionSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { signedInProcedure } from '../../procedures'

export const sessions = signedInProcedure
  .input(z.void())
  .output(z.array(sessionSchema).readonly())
  .query(async ({ ctx }) => await listSessions(ctx.ports, ctx.user, ctx.sessionId))

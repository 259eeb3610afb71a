import { consentSchema, readConsent } from '@fitsize/usecases'
import { z } from 'zod'
import { signedInProcedure } from '../../procedures'

export const consent = signedInProcedure
  .input(z.void())
  .output(consentSchema)
  .query(async ({ ctx }) => await readConsent(ctx.ports, ctx.user))

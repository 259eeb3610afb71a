import { changeConsent as changeConsentUseCase, consentSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { signedInProcedure } from '../../procedures'

export const changeConsent = signedInProcedure
  .input(z.strictObject({ granted: z.boolean() }))
  .output(consentSchema)
  .mutation(async ({ ctx, input }) => await changeConsentUseCase(ctx.ports, ctx.user, input.granted))

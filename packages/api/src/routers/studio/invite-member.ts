import { invitationRequestSchema, languageSchema, inviteMember as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const inviteMember = signedInProcedure
  .input(z.strictObject({ ...brandAddressSchema.shape, ...invitationRequestSchema.shape, language: languageSchema }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

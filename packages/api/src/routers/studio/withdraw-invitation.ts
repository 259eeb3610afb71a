import { withdrawInvitation as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const withdrawInvitation = signedInProcedure
  .input(brandAddressSchema.extend({ invitationId: z.uuid() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

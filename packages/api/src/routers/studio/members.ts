import { invitationSchema, memberSchema, listMembers as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const members = signedInProcedure
  .input(brandAddressSchema)
  .output(z.object({ members: z.array(memberSchema).readonly(), invitations: z.array(invitationSchema).readonly() }))
  .query(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input.brand)))

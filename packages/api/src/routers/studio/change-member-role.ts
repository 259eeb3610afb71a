import { brandRoleSchema, changeMemberRole as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const changeMemberRole = signedInProcedure
  .input(brandAddressSchema.extend({ userId: z.uuid(), role: brandRoleSchema }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

import { linkSecretSchema, openInvitationSchema, readInvitation as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const invitation = publicProcedure
  .input(z.strictObject({ secret: linkSecretSchema }))
  .output(openInvitationSchema)
  .query(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx, input.secret)))

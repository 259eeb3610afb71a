import { linkSecretSchema, acceptInvitation as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const acceptInvitation = signedInProcedure
  .input(z.strictObject({ secret: linkSecretSchema }))
  .output(z.object({ brand: z.string() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, ctx, input.secret)))

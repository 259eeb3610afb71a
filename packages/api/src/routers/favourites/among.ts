import { favouritesAmong } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const among = publicProcedure
  .input(z.strictObject({ garmentIds: z.array(z.uuid()).max(96) }))
  .output(z.array(z.uuid()).readonly())
  .query(async ({ ctx, input }) => orThrow(await favouritesAmong(ctx.ports, ctx.user, input.garmentIds)))

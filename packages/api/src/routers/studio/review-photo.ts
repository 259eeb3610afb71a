import { reviewPhoto as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { adminProcedure } from '../../procedures'

export const reviewPhoto = adminProcedure
  .input(z.strictObject({ photoId: z.uuid(), verdict: z.enum(['stands', 'goes']) }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

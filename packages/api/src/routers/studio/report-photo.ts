import { reportReasonSchema, reportPhoto as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const reportPhoto = signedInProcedure
  .input(z.strictObject({ photoId: z.uuid(), reason: reportReasonSchema }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

import { garmentNameSchema, saveScan as saveScanUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { correctionsSchema } from './correct-points'

export const saveScan = signedInProcedure
  .input(z.strictObject({ scanId: z.uuid(), name: garmentNameSchema, corrections: correctionsSchema.optional() }))
  .output(z.object({ garmentId: z.uuid(), created: z.boolean() }))
  .mutation(async ({ ctx, input }) => orThrow(await saveScanUseCase(ctx.ports, ctx.user, ctx.guest, input)))

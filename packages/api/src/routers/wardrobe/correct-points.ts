import { keypointNameSchema } from '@fitsize/garments'
import { correctGarmentPoints, correctionSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentIdSchema } from './garment-id'

export const correctionsSchema = z.partialRecord(keypointNameSchema, correctionSchema)

export const correctPoints = signedInProcedure
  .input(garmentIdSchema.extend({ revisionId: z.uuid(), corrections: correctionsSchema }))
  .output(z.object({ revisionId: z.uuid() }))
  .mutation(async ({ ctx, input }) => orThrow(await correctGarmentPoints(ctx.ports, ctx.user, input)))

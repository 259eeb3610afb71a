import { categorySchema, dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import { addByHand as addByHandUseCase, garmentNameSchema, typedLengthSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const typedLengthsSchema = z.strictObject({
  lengths: z.partialRecord(dimensionNameSchema, typedLengthSchema),
  /** True once the person was asked about unusual lengths and said that they are right. */
  isSure: z.boolean().default(false),
})

export const addByHand = signedInProcedure
  .input(
    typedLengthsSchema.extend({
      name: garmentNameSchema,
      garmentType: garmentTypeSchema,
      category: categorySchema.nullable().default(null),
    }),
  )
  .output(z.object({ garmentId: z.uuid() }))
  .mutation(async ({ ctx, input }) => orThrow(await addByHandUseCase(ctx.ports, ctx.user, input)))

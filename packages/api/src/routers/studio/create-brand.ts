import { brandNameSchema, createBrand as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const createBrand = signedInProcedure
  .input(z.strictObject({ name: brandNameSchema }))
  .output(z.object({ slug: z.string() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

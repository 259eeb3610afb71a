import { deleteGarments as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const deleteGarments = signedInProcedure
  .input(brandAddressSchema.extend({ garmentIds: z.array(z.uuid()).min(1).max(500) }))
  .output(z.object({ deleted: z.number().int() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

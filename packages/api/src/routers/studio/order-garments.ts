import { orderGarments as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { collectionAddressSchema } from './addresses'

export const orderGarments = signedInProcedure
  .input(collectionAddressSchema.extend({ garmentIds: z.array(z.uuid()).max(20_000) }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

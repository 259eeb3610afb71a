import { readWishes, setWish as setWishUseCase, wishesSchema, wishSchema, wishScopeSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const wishes = signedInProcedure
  .output(wishesSchema)
  .query(async ({ ctx }) => orThrow(await readWishes(ctx.ports, ctx.user)))

export const setWish = signedInProcedure
  .input(z.strictObject({ scope: wishScopeSchema, wish: wishSchema.nullable() }))
  .output(z.void())
  .mutation(async ({ ctx, input }) => orThrow(await setWishUseCase(ctx.ports, ctx.user, input)))

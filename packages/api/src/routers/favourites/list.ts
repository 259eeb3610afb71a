import { favouritePageRequestSchema, favouritePageSchema, listFavourites } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const list = signedInProcedure
  .input(favouritePageRequestSchema.prefault({}))
  .output(favouritePageSchema)
  .query(async ({ ctx, input }) => orThrow(await listFavourites(ctx.ports, ctx.user, input)))

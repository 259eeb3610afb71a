import { cataloguePageSchema, catalogueSearchRequestSchema, searchCatalogue } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const search = publicProcedure
  .input(catalogueSearchRequestSchema.prefault({}))
  .output(cataloguePageSchema)
  .query(async ({ ctx, input }) => orThrow(await searchCatalogue(ctx.ports, ctx.user, input)))

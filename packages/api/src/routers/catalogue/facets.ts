import { catalogueFacets, catalogueFacetsSchema, catalogueFilterSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const facets = publicProcedure
  .input(catalogueFilterSchema.prefault({}))
  .output(catalogueFacetsSchema)
  .query(async ({ ctx, input }) => orThrow(await catalogueFacets(ctx.ports, input)))

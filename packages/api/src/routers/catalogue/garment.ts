import { catalogueGarmentPageSchema, readCatalogueGarment } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const garment = publicProcedure
  .input(z.strictObject({ garmentId: z.uuid() }))
  .output(catalogueGarmentPageSchema)
  .query(async ({ ctx, input }) => orThrow(await readCatalogueGarment(ctx.ports, ctx.user, input.garmentId)))

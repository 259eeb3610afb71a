import { collectionSummarySchema, listCollections } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const collections = publicProcedure
  .input(z.strictObject({ limit: z.number().int().min(1).max(100).default(50) }).prefault({}))
  .output(z.array(collectionSummarySchema).readonly())
  .query(async ({ ctx, input }) => orThrow(await listCollections(ctx.ports, input.limit)))

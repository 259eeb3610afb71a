import { slugSchema } from '@fitsize/contracts'
import { collectionSchema, readCollection } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const collection = publicProcedure
  .input(z.strictObject({ brandSlug: slugSchema, slug: slugSchema }))
  .output(collectionSchema)
  .query(async ({ ctx, input }) => orThrow(await readCollection(ctx.ports, ctx.user, input)))

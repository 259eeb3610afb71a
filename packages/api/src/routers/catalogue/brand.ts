import { slugSchema } from '@fitsize/contracts'
import { brandPageSchema, readBrand } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const brand = publicProcedure
  .input(z.strictObject({ slug: slugSchema }))
  .output(brandPageSchema)
  .query(async ({ ctx, input }) => orThrow(await readBrand(ctx.ports, input.slug)))

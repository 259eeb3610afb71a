import { ownBrandSchema, listBrands as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const brands = signedInProcedure
  .output(z.array(ownBrandSchema).readonly())
  .query(async ({ ctx }) => orThrow(await run(ctx.ports, ctx.user)))

import { countGarments, garmentCountsSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const count = signedInProcedure
  .output(garmentCountsSchema)
  .query(async ({ ctx }) => orThrow(await countGarments(ctx.ports, ctx.user)))

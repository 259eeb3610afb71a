import { listGarments, wardrobePageRequestSchema, wardrobePageSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const list = signedInProcedure
  .input(wardrobePageRequestSchema.prefault({}))
  .output(wardrobePageSchema)
  .query(async ({ ctx, input }) => orThrow(await listGarments(ctx.ports, ctx.user, input)))

import { listRemoved as listRemovedUseCase, removedGarmentsSchema } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const listRemoved = signedInProcedure
  .output(removedGarmentsSchema)
  .query(async ({ ctx }) => [...orThrow(await listRemovedUseCase(ctx.ports, ctx.user))])

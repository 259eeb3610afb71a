import { accountDeletionSchema, deleteAccount as deleteAccountUseCase } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const deleteAccount = signedInProcedure
  .input(accountDeletionSchema)
  .output(z.void())
  .mutation(async ({ ctx, input }) =>
    orThrow(await deleteAccountUseCase(ctx.ports, ctx.user, ctx.guest?.guestId ?? null, input)),
  )

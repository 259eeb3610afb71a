import { accountSchema, readAccount } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'

export const me = signedInProcedure
  .input(z.void())
  .output(accountSchema)
  .query(async ({ ctx }) => orThrow(await readAccount(ctx.ports, ctx.user)))

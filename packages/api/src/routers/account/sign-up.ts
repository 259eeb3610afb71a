import { accountSchema, signUpSchema, signUp as signUpUseCase } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const signUp = publicProcedure
  .input(signUpSchema)
  .output(accountSchema)
  .mutation(async ({ ctx, input }) =>
    orThrow(await signUpUseCase(ctx.ports, { clientAddress: ctx.clientAddress }, input)),
  )

import { confirmEmail as confirmEmailUseCase, emailConfirmationSchema } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { publicProcedure } from '../../procedures'

export const confirmEmail = publicProcedure
  .input(emailConfirmationSchema)
  .output(z.object({ email: z.string() }))
  .mutation(async ({ ctx, input }) =>
    orThrow(await confirmEmailUseCase(ctx.ports, { clientAddress: ctx.clientAddress }, input)),
  )

import { bulkChangeSchema, bulkOutcomeSchema, chosenGarmentsSchema, changeGarments as run } from '@fitsize/usecases'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { brandAddressSchema } from './addresses'

export const changeGarments = signedInProcedure
  .input(brandAddressSchema.extend({ garments: chosenGarmentsSchema, change: bulkChangeSchema }))
  .output(bulkOutcomeSchema)
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

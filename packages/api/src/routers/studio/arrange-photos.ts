import { mostPhotos, arrangePhotos as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { signedInProcedure } from '../../procedures'
import { garmentAddressSchema, versionSchema } from './addresses'

export const arrangePhotos = signedInProcedure
  .input(garmentAddressSchema.extend({ version: versionSchema, photoIds: z.array(z.uuid()).max(mostPhotos) }))
  .output(z.object({ version: z.number().int() }))
  .mutation(async ({ ctx, input }) => orThrow(await run(ctx.ports, ctx.user, input)))

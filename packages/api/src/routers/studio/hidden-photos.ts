import { reportedPhotoSchema, listHiddenPhotos as run } from '@fitsize/usecases'
import { z } from 'zod'
import { orThrow } from '../../errors'
import { adminProcedure } from '../../procedures'

export const hiddenPhotos = adminProcedure
  .output(z.array(reportedPhotoSchema).readonly())
  .query(async ({ ctx }) => orThrow(await run(ctx.ports, ctx.user)))

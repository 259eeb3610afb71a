import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { RateCounters } from '../accounts/ports'
import { countAttempt } from '../accounts/rate-limit'
import type { Clock } from '../ambient'
import type { CataloguePhotoStore } from './photo-store'

export const reportReasonSchema = z.enum(['not-the-garment', 'not-theirs', 'offensive'])

/** In a quarter of an hour: nobody looks at more, and each hides a photo. */
const most = 10

/**
 * Says that a photo on offer is wrong, for anybody with an account. It is hidden until an administrator has looked; one that
 * they let stand stays.
 * @returns `not-found` for one that cannot be seen; `rate-limited`
 */
export async function reportPhoto(
  ports: {
    readonly cataloguePhotos: Pick<CataloguePhotoStore, 'report'>
    readonly rateCounters: RateCounters
    readonly now: Clock
  },
  actor: Actor,
  input: { readonly photoId: string; readonly reason: z.infer<typeof reportReasonSchema> },
): Promise<Result<void>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const at = ports.now()
  const counted = await countAttempt(ports.rateCounters, [{ key: `photo report ${actor.userId}`, most }], at)
  if (!counted.ok) return counted
  const reported = await ports.cataloguePhotos.report({ ...input, userId: actor.userId, at })
  return reported ? ok(undefined) : fail('not-found')
}

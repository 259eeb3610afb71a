import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, hasRole } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { Clock } from '../ambient'
import { localisedTextSchema } from '../catalogue/garment'
import type { CataloguePhotoStore, ReportedPhoto } from './photo-store'
import { reportReasonSchema } from './report-photo'

export const reportedPhotoSchema = z.object({
  id: z.uuid(),
  brand: z.object({ slug: z.string(), name: z.string() }),
  garmentName: localisedTextSchema.nullable(),
  reports: z.array(z.object({ reason: reportReasonSchema, at: z.date() })).readonly(),
})

/** More than anybody looks at in one go. */
const most = 50

/** Photos that nobody sees until an administrator has looked at them, the oldest first. */
export async function listHiddenPhotos(
  ports: { readonly cataloguePhotos: Pick<CataloguePhotoStore, 'listHidden'> },
  actor: Actor,
): Promise<Result<readonly ReportedPhoto[]>> {
  return hasRole(actor, 'ADMIN') ? ok(await ports.cataloguePhotos.listHidden(most)) : fail('not-allowed')
}

/** Lets a photo stand, which reports do not hide any more, or removes it. For administrators. */
export async function reviewPhoto(
  ports: { readonly cataloguePhotos: Pick<CataloguePhotoStore, 'show' | 'remove'>; readonly now: Clock },
  actor: Actor,
  { photoId, verdict }: { readonly photoId: string; readonly verdict: 'stands' | 'goes' },
): Promise<Result<void>> {
  if (!hasRole(actor, 'ADMIN')) return fail('not-allowed')
  const found =
    verdict === 'stands'
      ? await ports.cataloguePhotos.show(photoId, ports.now())
      : await ports.cataloguePhotos.remove(photoId)
  return found ? ok(undefined) : fail('not-found')
}

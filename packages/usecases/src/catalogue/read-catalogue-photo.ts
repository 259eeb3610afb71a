import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { PhotoStore } from '../photos/photo-store'
import type { CatalogueStore } from './ports'
import { isVisible, viewerOf } from './visible'

/**
 * A photo of a garment or the cover of a collection, as JPEG bytes. `isPublic` says whether everybody may see it: one that is
 * hidden, or of what is not published, is shown to those who keep the brand.
 */
export async function readCataloguePhoto(
  ports: { readonly catalogue: Pick<CatalogueStore, 'findPhoto'>; readonly photos: Pick<PhotoStore, 'get'> },
  actor: Actor | null,
  photoId: string,
): Promise<Result<{ readonly bytes: Uint8Array; readonly isPublic: boolean }>> {
  const found = await ports.catalogue.findPhoto(photoId, viewerOf(actor))
  if (found === null || !isVisible(actor, found.visibility)) return fail('not-found')
  const bytes = await ports.photos.get(found.storageKey)
  return bytes === null ? fail('not-found') : ok({ bytes, isPublic: found.visibility.isPublic })
}

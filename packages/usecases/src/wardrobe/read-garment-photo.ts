import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { PhotoStore } from '../photos/photo-store'
import { ownGarment } from './own-garment'
import type { WardrobeStore } from './ports'

/** The photo of one of the actor's own garments, as JPEG bytes. */
export async function readGarmentPhoto(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'handle'>; readonly photos: Pick<PhotoStore, 'get'> },
  actor: Actor,
  garmentId: string,
): Promise<Result<Uint8Array>> {
  const own = await ownGarment(ports.wardrobe, actor, garmentId)
  if (!own.ok) return own
  const bytes = own.value.photoKey === null ? null : await ports.photos.get(own.value.photoKey)
  return bytes === null ? fail('not-found') : ok(bytes)
}

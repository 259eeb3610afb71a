import type { SystemActor } from '@fitsize/identity/rules'
import type { PhotoStore } from '../photos/photo-store'

/** Erases photos whose rows are gone. Done twice is fine. @throws when the store fails, so that it is tried again */
export async function erasePhotos(
  ports: { readonly photos: Pick<PhotoStore, 'delete'> },
  _actor: SystemActor,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) await ports.photos.delete(key)
}

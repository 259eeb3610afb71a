import { ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { PhotoStore } from '../photos/photo-store'
import { ownGarment } from './own-garment'
import type { WardrobeStore } from './ports'

/**
 * Erases a garment, its measures and its photo for good. The photo goes first: if anything fails in between, the
 * garment is still listed and can be erased again, while a photo without a row would be forgotten on disk.
 */
export async function eraseGarment(
  ports: {
    readonly wardrobe: Pick<WardrobeStore, 'handle' | 'erase'>
    readonly photos: Pick<PhotoStore, 'delete'>
  },
  actor: Actor,
  garmentId: string,
): Promise<Result<void>> {
  const own = await ownGarment(ports.wardrobe, actor, garmentId)
  if (!own.ok) return own
  if (own.value.photoKey !== null) await ports.photos.delete(own.value.photoKey)
  await ports.wardrobe.erase(garmentId)
  return ok(undefined)
}

import { ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import { ownGarment } from './own-garment'
import type { WardrobeStore } from './ports'

/** Takes a garment out of the actor's wardrobe in such a way that it can be restored. Removing twice is fine. */
export async function removeGarment(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'handle' | 'setDeletedAt'>; readonly now: Clock },
  actor: Actor,
  garmentId: string,
): Promise<Result<void>> {
  const own = await ownGarment(ports.wardrobe, actor, garmentId)
  if (!own.ok) return own
  if (own.value.deletedAt === null) await ports.wardrobe.setDeletedAt(garmentId, ports.now())
  return ok(undefined)
}

import { ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { ownGarment } from './own-garment'
import type { WardrobeStore } from './ports'

/** Brings a removed garment back. Restoring what was not removed is fine. */
export async function restoreGarment(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'handle' | 'setDeletedAt'> },
  actor: Actor,
  garmentId: string,
): Promise<Result<void>> {
  const own = await ownGarment(ports.wardrobe, actor, garmentId)
  if (!own.ok) return own
  if (own.value.deletedAt !== null) await ports.wardrobe.setDeletedAt(garmentId, null)
  return ok(undefined)
}

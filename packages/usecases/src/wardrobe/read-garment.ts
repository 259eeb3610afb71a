import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { WardrobeGarmentDetail } from './garment'
import { ownGarment } from './own-garment'
import type { WardrobeStore } from './ports'

/** One of the actor's own garments with its newest measures; `not-found` for others' and for removed ones. */
export async function readGarment(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'handle' | 'find'> },
  actor: Actor,
  garmentId: string,
): Promise<Result<WardrobeGarmentDetail>> {
  const own = await ownGarment(ports.wardrobe, actor, garmentId)
  if (!own.ok) return own
  const garment = await ports.wardrobe.find(garmentId)
  return garment === null ? fail('not-found') : ok(garment)
}

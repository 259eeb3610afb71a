import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, mayUseWardrobe } from '@fitsize/identity/rules'
import type { GarmentHandle, WardrobeStore } from './ports'

/** The garment if it is the actor's own; somebody else's is not found, as it is nobody's business that it exists. */
export async function ownGarment(
  wardrobe: Pick<WardrobeStore, 'handle'>,
  actor: Actor,
  garmentId: string,
): Promise<Result<GarmentHandle>> {
  const garment = await wardrobe.handle(garmentId)
  return garment !== null && mayUseWardrobe(actor, garment.ownerId) ? ok(garment) : fail('not-found')
}

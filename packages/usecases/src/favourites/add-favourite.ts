import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import { isVisible } from '../catalogue/visible'
import type { FavouriteStore } from './ports'

/** Keeps a garment that the actor can see in mind. Keeping it twice is fine. */
export async function addFavourite(
  ports: { readonly favourites: Pick<FavouriteStore, 'visibilityOf' | 'add'>; readonly now: Clock },
  actor: Actor,
  garmentId: string,
): Promise<Result<void>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const visibility = await ports.favourites.visibilityOf(garmentId, actor.userId)
  if (visibility === null || !isVisible(actor, visibility)) return fail('not-found')
  await ports.favourites.add(actor.userId, garmentId, ports.now())
  return ok(undefined)
}

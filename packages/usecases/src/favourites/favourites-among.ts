import { ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { FavouriteStore } from './ports'

/** Which of the shown garments the actor keeps; none for somebody without an account. */
export async function favouritesAmong(
  ports: { readonly favourites: Pick<FavouriteStore, 'among'> },
  actor: Actor | null,
  garmentIds: readonly string[],
): Promise<Result<readonly string[]>> {
  if (actor?.kind !== 'user' || garmentIds.length === 0) return ok([])
  return ok(await ports.favourites.among(actor.userId, garmentIds))
}

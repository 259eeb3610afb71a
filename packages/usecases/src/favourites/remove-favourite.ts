import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { FavouriteStore } from './ports'

/** Takes a garment out of the actor's favourites, also one that is no longer offered; `not-found` for one not in them. */
export async function removeFavourite(
  ports: { readonly favourites: Pick<FavouriteStore, 'remove'> },
  actor: Actor,
  garmentId: string,
): Promise<Result<void>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  return (await ports.favourites.remove(actor.userId, garmentId)) ? ok(undefined) : fail('not-found')
}

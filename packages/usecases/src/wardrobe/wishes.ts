import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Wish, Wishes, WishScope } from './fit'
import type { WardrobeStore } from './ports'
import type { FitReads } from './reference'

/** How the actor wants new garments to fit. */
export async function readWishes(
  ports: { readonly wardrobe: Pick<FitReads, 'readWish'> },
  actor: Actor,
): Promise<Result<Wishes>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  return ok(await ports.wardrobe.readWish(actor.userId))
}

/** Keeps how the actor wants new garments of a type, or of all types, to fit; null takes a type's own wish back. */
export async function setWish(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'setWish'> },
  actor: Actor,
  { scope, wish }: { readonly scope: WishScope; readonly wish: Wish | null },
): Promise<Result<void>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  await ports.wardrobe.setWish(actor.userId, scope, wish)
  return ok(undefined)
}

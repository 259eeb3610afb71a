import { fail, ok, type Result, slugOf } from '@fitsize/contracts'
import { type Actor, mayCreateBrand } from '@fitsize/identity/rules'
import type { Clock, NewId } from '../ambient'
import type { BrandStore } from './brand-store'

/** Pages of the studio that are no brand's. */
const reserved: readonly string[] = ['invitation', 'new']
/** After so many brands of the same name somebody has to think of another one. */
const mostAlike = 20

/**
 * Makes a brand whose first owner is the actor. Its slug comes from its name and stays, whatever it is called later.
 * @returns its slug; `not-allowed` for who is no creator; `already-taken` when too many brands are called alike
 */
export async function createBrand(
  ports: { readonly brands: Pick<BrandStore, 'insert'>; readonly now: Clock; readonly newId: NewId },
  actor: Actor,
  { name }: { readonly name: string },
): Promise<Result<{ readonly slug: string }>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  if (!mayCreateBrand(actor)) return fail('not-allowed')
  const plain = slugOf(name, 'brand')
  for (let number = reserved.includes(plain) ? 2 : 1; number <= mostAlike; number += 1) {
    const slug = number === 1 ? plain : `${plain}-${number}`
    const brand = { id: ports.newId(), slug, name, createdAt: ports.now() }
    if (await ports.brands.insert(brand, actor.userId)) return ok({ slug })
  }
  return fail('already-taken', { fields: { name: 'other brands are called so' } })
}

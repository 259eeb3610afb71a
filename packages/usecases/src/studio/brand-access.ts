import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, type BrandRole, hasBrandRole } from '@fitsize/identity/rules'

/** A brand as far as deciding about it needs. */
export type BrandHandle = {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** What whoever asks is in it. */
  readonly membership: BrandRole | null
}

export interface BrandDoor {
  handle(slug: string, userId: string): Promise<BrandHandle | null>
}

/**
 * The brand, for who stands at `least` this step in it. Asked of the database each time, so a member who was removed is out
 * at once.
 * @returns `not-found` for who is no member, as others' brands are nobody's business; `not-allowed` for a member below `least`
 */
export async function enterBrand(
  { brands }: { readonly brands: BrandDoor },
  actor: Actor,
  slug: string,
  least: BrandRole,
): Promise<Result<BrandHandle & { readonly userId: string }>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const brand = await brands.handle(slug, actor.userId)
  if (brand === null || !hasBrandRole(actor, brand.membership, 'VIEWER')) return fail('not-found')
  return hasBrandRole(actor, brand.membership, least) ? ok({ ...brand, userId: actor.userId }) : fail('not-allowed')
}

import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor, BrandRole } from '@fitsize/identity/rules'
import { enterBrand } from './brand-access'
import type { BrandStore, MemberStore } from './brand-store'

/**
 * Lets a member do more or less, for owners.
 * @returns `not-found` for who is no member; `conflict` when the brand would be without an owner
 */
export async function changeMemberRole(
  ports: { readonly brands: Pick<BrandStore, 'handle'>; readonly members: Pick<MemberStore, 'setRole'> },
  actor: Actor,
  input: { readonly brand: string; readonly userId: string; readonly role: BrandRole },
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, input.brand, 'OWNER')
  if (!brand.ok) return brand
  return settled(await ports.members.setRole(brand.value.id, input.userId, input.role))
}

/** What became of a change of members. */
export function settled(outcome: boolean | 'last-owner'): Result<void> {
  if (outcome === 'last-owner') return fail('conflict', { detail: 'A brand keeps at least one owner.' })
  return outcome ? ok(undefined) : fail('not-found')
}

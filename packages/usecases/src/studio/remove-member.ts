import type { Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { enterBrand } from './brand-access'
import type { BrandStore, MemberStore } from './brand-store'
import { settled } from './change-member-role'

/**
 * Takes a member out of a brand: owners anybody, everybody oneself. They are out at their next call.
 * @returns `not-found` for who is no member; `conflict` when the brand would be without an owner
 */
export async function removeMember(
  ports: { readonly brands: Pick<BrandStore, 'handle'>; readonly members: Pick<MemberStore, 'remove'> },
  actor: Actor,
  input: { readonly brand: string; readonly userId: string },
): Promise<Result<void>> {
  const isOneself = actor.kind === 'user' && actor.userId === input.userId
  const brand = await enterBrand(ports, actor, input.brand, isOneself ? 'VIEWER' : 'OWNER')
  if (!brand.ok) return brand
  return settled(await ports.members.remove(brand.value.id, input.userId))
}

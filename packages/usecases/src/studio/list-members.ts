import { ok, type Result } from '@fitsize/contracts'
import { type Actor, hasBrandRole } from '@fitsize/identity/rules'
import type { Invitation, Member } from './brand'
import { enterBrand } from './brand-access'
import type { BrandStore, InvitationStore, MemberStore } from './brand-store'

/** A brand's members, for all of them; to owners also who was invited. */
export async function listMembers(
  ports: {
    readonly brands: Pick<BrandStore, 'handle'>
    readonly members: Pick<MemberStore, 'list'>
    readonly invitations: Pick<InvitationStore, 'list'>
  },
  actor: Actor,
  slug: string,
): Promise<Result<{ readonly members: readonly Member[]; readonly invitations: readonly Invitation[] }>> {
  const brand = await enterBrand(ports, actor, slug, 'VIEWER')
  if (!brand.ok) return brand
  const { id, membership } = brand.value
  const [members, invitations] = await Promise.all([
    ports.members.list(id),
    hasBrandRole(actor, membership, 'OWNER') ? ports.invitations.list(id) : [],
  ])
  return ok({ members, invitations })
}

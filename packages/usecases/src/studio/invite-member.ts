import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { RateCounters } from '../accounts/ports'
import type { Language } from '../accounts/preferences'
import { countAttempt } from '../accounts/rate-limit'
import type { Clock, NewId } from '../ambient'
import type { InvitationRequest } from './brand'
import { enterBrand } from './brand-access'
import type { BrandStore, InvitationStore, MemberStore } from './brand-store'

/** Long enough for holidays. */
const heldDays = 14
const dayMs = 24 * 60 * 60 * 1000
/** Letters of one person in a quarter of an hour. */
const most = 30

/**
 * Asks somebody by letter to become a member, for owners. Asking the same address again takes the place of the first time.
 * @returns `already-taken` for who is a member already; `rate-limited`
 */
export async function inviteMember(
  ports: {
    readonly brands: Pick<BrandStore, 'handle'>
    readonly members: Pick<MemberStore, 'hasMemberWith'>
    readonly invitations: Pick<InvitationStore, 'put'>
    readonly rateCounters: RateCounters
    readonly now: Clock
    readonly newId: NewId
  },
  actor: Actor,
  input: { readonly brand: string; readonly language: Language } & InvitationRequest,
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, input.brand, 'OWNER')
  if (!brand.ok) return brand
  const { id: brandId, userId } = brand.value
  const { email, role, language } = input
  if (await ports.members.hasMemberWith(brandId, email))
    return fail('already-taken', { fields: { email: 'is a member already' } })
  const createdAt = ports.now()
  const counted = await countAttempt(ports.rateCounters, [{ key: `invitation ${userId}`, most }], createdAt)
  if (!counted.ok) return counted
  const invitationId = ports.newId()
  const expiresAt = new Date(createdAt.getTime() + heldDays * dayMs)
  await ports.invitations.put(
    { id: invitationId, brandId, email, role, createdAt, expiresAt },
    { jobs: [{ kind: 'letter', order: { kind: 'brand-invitation', invitationId, language } }] },
  )
  return ok(undefined)
}

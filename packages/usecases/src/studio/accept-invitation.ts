import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { clientNetwork } from '../accounts/client-network'
import type { LinkSecrets, RateCounters, UserStore } from '../accounts/ports'
import { countAttempt } from '../accounts/rate-limit'
import type { Clock } from '../ambient'
import { brandRoleSchema } from './brand'
import type { InvitationStore, StoredInvitation } from './brand-store'

export const openInvitationSchema = z.object({
  brand: z.object({ slug: z.string(), name: z.string() }),
  role: brandRoleSchema,
  email: z.string(),
})
export type OpenInvitation = z.infer<typeof openInvitationSchema>

type InvitationPorts = {
  readonly invitations: Pick<InvitationStore, 'findBySecret' | 'accept'>
  readonly linkSecrets: Pick<LinkSecrets, 'hashOf'>
  readonly rateCounters: RateCounters
  readonly now: Clock
}
type Visitor = { readonly clientAddress: string }

/** Tries in a quarter of an hour. */
const most = 30

/** What a link invites to, for whoever has it; `link-expired` for one that was used, withdrawn or is too old. */
export async function readInvitation(
  ports: InvitationPorts,
  visitor: Visitor,
  secret: string,
): Promise<Result<OpenInvitation>> {
  const invitation = await openInvitation(ports, visitor, secret)
  if (!invitation.ok) return invitation
  const { brand, role, email } = invitation.value
  return ok({ brand: { slug: brand.slug, name: brand.name }, role, email })
}

/**
 * Makes the actor a member of the brand that invited them.
 * @returns the brand's slug; `link-expired`; `not-allowed` for an account with another address than the letter was sent to,
 * so that a forwarded letter lets no other account in
 */
export async function acceptInvitation(
  ports: InvitationPorts & { readonly users: Pick<UserStore, 'findById'> },
  actor: Actor,
  visitor: Visitor,
  secret: string,
): Promise<Result<{ readonly brand: string }>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const invitation = await openInvitation(ports, visitor, secret)
  if (!invitation.ok) return invitation
  const { id, email, brand } = invitation.value
  const user = await ports.users.findById(actor.userId)
  if (user?.email !== email) return fail('not-allowed', { detail: 'The invitation was sent to another address.' })
  return (await ports.invitations.accept(id, actor.userId, ports.now()))
    ? ok({ brand: brand.slug })
    : fail('link-expired')
}

async function openInvitation(
  ports: InvitationPorts,
  { clientAddress }: Visitor,
  secret: string,
): Promise<Result<StoredInvitation>> {
  const now = ports.now()
  const key = `link network ${clientNetwork(clientAddress)}`
  const counted = await countAttempt(ports.rateCounters, [{ key, most }], now)
  if (!counted.ok) return counted
  const invitation = await ports.invitations.findBySecret(ports.linkSecrets.hashOf(secret))
  return invitation === null || invitation.acceptedAt !== null || invitation.expiresAt <= now
    ? fail('link-expired')
    : ok(invitation)
}

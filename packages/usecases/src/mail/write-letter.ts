import type { LinkSecrets, StoredUser, TokenPurpose, TokenStore, UserStore } from '../accounts/ports'
import type { Language } from '../accounts/preferences'
import type { Clock } from '../ambient'
import type { InvitationStore } from '../studio/brand-store'
import type { LetterOrder } from './letter-order'
import type { Mailer } from './mailer'

export type WriteLetterPorts = {
  readonly users: Pick<UserStore, 'findById' | 'findByEmail'>
  readonly tokens: Pick<TokenStore, 'put'>
  readonly invitations: Pick<InvitationStore, 'findById' | 'setSecret'>
  readonly linkSecrets: LinkSecrets
  readonly mailer: Mailer
  readonly now: Clock
}

const hourMs = 60 * 60 * 1000
/** How long a link holds: confirming can wait for the evening, a new password is wanted now. */
export const linkHours: Readonly<Record<TokenPurpose, number>> = { VERIFY_EMAIL: 24, RESET_PASSWORD: 1 }

/**
 * Writes and sends a letter, or none where there is nobody to write to. Done twice, as a job may be, it sends two letters,
 * of which only the second one's link works.
 */
export async function writeLetter(ports: WriteLetterPorts, order: LetterOrder): Promise<void> {
  switch (order.kind) {
    case 'verify-email': {
      const user = await writableUser(ports, order.userId)
      if (user === null) return
      const holder = await ports.users.findByEmail(order.email)
      // Somebody else's by now: they are not written to, and who asked is not told.
      if (holder !== null && holder.id !== user.id) return
      const secret = await newLink(ports, user, 'VERIFY_EMAIL', order.email)
      return await ports.mailer.send({ kind: order.kind, ...addressed(user, order.email), secret })
    }
    case 'reset-password': {
      const user = await ports.users.findByEmail(order.email)
      if (user === null || user.suspendedAt !== null) return
      const secret = await newLink(ports, user, 'RESET_PASSWORD', order.email)
      return await ports.mailer.send({ kind: order.kind, ...addressed(user, user.email, order.language), secret })
    }
    case 'password-changed': {
      const user = await writableUser(ports, order.userId)
      return user === null ? undefined : await ports.mailer.send({ kind: order.kind, ...addressed(user, user.email) })
    }
    case 'email-changed': {
      const user = await writableUser(ports, order.userId)
      return user === null ? undefined : await ports.mailer.send({ kind: order.kind, ...addressed(user, order.email) })
    }
    case 'brand-invitation': {
      const invitation = await ports.invitations.findById(order.invitationId)
      if (invitation === null || invitation.acceptedAt !== null || invitation.expiresAt <= ports.now()) return
      const { id, email, brand } = invitation
      const user = await ports.users.findByEmail(email)
      const secret = ports.linkSecrets.make()
      await ports.invitations.setSecret(id, ports.linkSecrets.hashOf(secret))
      const to = { to: email, name: user?.name ?? email, language: user?.language ?? order.language }
      return await ports.mailer.send({ kind: order.kind, ...to, secret, brand: brand.name })
    }
  }
}

async function writableUser({ users }: Pick<WriteLetterPorts, 'users'>, id: string): Promise<StoredUser | null> {
  const user = await users.findById(id)
  return user?.closedAt === null ? user : null
}

const addressed = ({ name, language }: StoredUser, to: string, otherwise: Language = 'en') => ({
  to,
  name,
  language: language ?? otherwise,
})

async function newLink(
  { tokens, linkSecrets, now }: Pick<WriteLetterPorts, 'tokens' | 'linkSecrets' | 'now'>,
  { id }: StoredUser,
  purpose: TokenPurpose,
  email: string,
): Promise<string> {
  const secret = linkSecrets.make()
  const createdAt = now()
  await tokens.put({
    userId: id,
    purpose,
    secretHash: linkSecrets.hashOf(secret),
    email,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + linkHours[purpose] * hourMs),
  })
  return secret
}

import { fail, ok, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import type { Clock } from '../ambient'
import { clientNetwork } from './client-network'
import type { LinkSecrets, RateCounters, StoredToken, StoredUser, TokenPurpose, TokenStore, UserStore } from './ports'
import { countAttempt } from './rate-limit'

/** The secret of a link in a letter. */
export const linkSecretSchema = z.string().min(1).max(100)

export type LinkPorts = {
  readonly users: Pick<UserStore, 'findById'>
  readonly tokens: Pick<TokenStore, 'take'>
  readonly linkSecrets: Pick<LinkSecrets, 'hashOf'>
  readonly rateCounters: RateCounters
  readonly now: Clock
}

/** Tries in a quarter of an hour. */
const most = 30

/**
 * Uses a link up.
 * @returns its token and whose it is; `link-expired` for one that is unknown, used, replaced or too old; `rate-limited`
 */
export async function takeLink(
  ports: LinkPorts,
  visitor: { readonly clientAddress: string },
  secret: string,
  purpose: TokenPurpose,
): Promise<Result<{ readonly token: StoredToken; readonly user: StoredUser }>> {
  const now = ports.now()
  const key = `link network ${clientNetwork(visitor.clientAddress)}`
  const counted = await countAttempt(ports.rateCounters, [{ key, most }], now)
  if (!counted.ok) return counted
  const token = await ports.tokens.take(ports.linkSecrets.hashOf(secret), purpose)
  if (token === null || token.expiresAt <= now) return fail('link-expired')
  const user = await ports.users.findById(token.userId)
  return user === null || user.closedAt !== null || user.suspendedAt !== null
    ? fail('link-expired')
    : ok({ token, user })
}

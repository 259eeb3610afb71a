import { fail, ok, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import type { Clock } from '../ambient'
import { type Account, accountOf } from './account'
import { clientNetwork } from './client-network'
import { emailSchema } from './email'
import type { Passwords, RateCounters, UserStore } from './ports'
import { countAttempt } from './rate-limit'

export const credentialsSchema = z.strictObject({ email: emailSchema, password: z.string().min(1).max(1024) })
export type Credentials = z.infer<typeof credentialsSchema>

export type VerifyCredentialsPorts = {
  readonly users: Pick<UserStore, 'findByEmail'>
  readonly passwords: Passwords
  readonly rateCounters: RateCounters
  readonly now: Clock
}

/** Wrong attempts in a quarter of an hour. Right ones are given back, so signing in often locks nobody out. */
const most = { perEmail: 10, perNetwork: 30 } as const

/**
 * Whether an address and a password belong together. An unknown address takes as long and answers the same as a wrong
 * password, so neither words nor time tell who has an account.
 * @returns the account; `wrong-credentials`; `rate-limited`; `not-allowed` for a suspended account, which only its
 * owner's password reveals.
 */
export async function verifyCredentials(
  ports: VerifyCredentialsPorts,
  visitor: { readonly clientAddress: string },
  { email, password }: Credentials,
): Promise<Result<Account>> {
  const counted = await countAttempt(
    ports.rateCounters,
    [
      { key: `sign-in e-mail ${email}`, most: most.perEmail },
      { key: `sign-in network ${clientNetwork(visitor.clientAddress)}`, most: most.perNetwork },
    ],
    ports.now(),
  )
  if (!counted.ok) return counted

  const user = await ports.users.findByEmail(email)
  const matches = await ports.passwords.verify(user?.passwordHash ?? ports.passwords.noPasswordHash, password)
  if (user === null || !matches) return fail('wrong-credentials')
  await counted.value.giveBack()
  if (user.suspendedAt !== null) return fail('not-allowed', { detail: 'This account is suspended.' })
  return ok(accountOf(user))
}

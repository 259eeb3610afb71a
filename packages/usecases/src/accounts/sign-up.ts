import { fail, ok, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import type { Clock, NewId } from '../ambient'
import type { Account } from './account'
import { clientNetwork } from './client-network'
import { emailSchema } from './email'
import { newPasswordSchema, personNameSchema } from './password'
import type { Passwords, RateCounters, UserStore } from './ports'
import { languageSchema } from './preferences'
import { countAttempt } from './rate-limit'

export const signUpSchema = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  password: newPasswordSchema,
  /** The one they sign up in; letters are written in it. */
  language: languageSchema.optional(),
})
export type SignUp = z.infer<typeof signUpSchema>

export type SignUpPorts = {
  readonly users: Pick<UserStore, 'findByEmail' | 'insert'>
  readonly passwords: Passwords
  readonly rateCounters: RateCounters
  readonly now: Clock
  readonly newId: NewId
}

/** Every sign-up costs an Argon2 hash and tells whether an address is taken, so one network gets a bounded number. */
const signUpsPerNetwork = 60

/**
 * Makes a customer's account for a visitor, whom nobody knows yet: hence no actor, only where the request came from. A
 * letter asks to confirm the address.
 * @returns the account, `email-taken`, or `rate-limited`.
 */
export async function signUp(
  ports: SignUpPorts,
  visitor: { readonly clientAddress: string },
  { email, name, password, language }: SignUp,
): Promise<Result<Account>> {
  const createdAt = ports.now()
  const counted = await countAttempt(
    ports.rateCounters,
    [{ key: `sign-up network ${clientNetwork(visitor.clientAddress)}`, most: signUpsPerNetwork }],
    createdAt,
  )
  if (!counted.ok) return counted
  if ((await ports.users.findByEmail(email)) !== null) return fail('email-taken')

  const user = { id: ports.newId(), email, name, role: 'CUSTOMER', createdAt, language: language ?? null } as const
  const inserted = await ports.users.insert(
    { ...user, passwordHash: await ports.passwords.hash(password) },
    { jobs: [{ kind: 'letter', order: { kind: 'verify-email', userId: user.id, email } }] },
  )
  return inserted ? ok({ ...user, isEmailVerified: false, unit: null }) : fail('email-taken')
}

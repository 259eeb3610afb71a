import { fail, ok, type Result } from '@fitsize/contracts'
import { passwordLength, passwordProblem } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { Clock, NewId } from '../ambient'
import { type Account, accountOf } from './account'
import { clientNetwork } from './client-network'
import { emailSchema } from './email'
import type { Passwords, RateCounters, UserStore } from './ports'
import { countAttempt } from './rate-limit'

export const signUpSchema = z.strictObject({
  email: emailSchema,
  name: z.string().trim().min(1, 'say how to call you').max(80, 'at most 80 characters'),
  password: z.string().superRefine((password, context) => {
    const problem = passwordProblem(password)
    if (problem === 'too-short') context.addIssue(`at least ${passwordLength.least} characters`)
    if (problem === 'too-long') context.addIssue(`at most ${passwordLength.most} characters`)
  }),
})
export type SignUp = z.infer<typeof signUpSchema>

export type SignUpPorts = {
  readonly users: UserStore
  readonly passwords: Passwords
  readonly rateCounters: RateCounters
  readonly now: Clock
  readonly newId: NewId
}

/** Every sign-up costs an Argon2 hash and tells whether an address is taken, so one network gets a bounded number. */
const signUpsPerNetwork = 60

/**
 * Makes a customer's account for a visitor, whom nobody knows yet: hence no actor, only where the request came from.
 * @returns the account, `email-taken`, or `rate-limited`.
 */
export async function signUp(
  ports: SignUpPorts,
  visitor: { readonly clientAddress: string },
  { email, name, password }: SignUp,
): Promise<Result<Account>> {
  const createdAt = ports.now()
  const counted = await countAttempt(
    ports.rateCounters,
    [{ key: `sign-up network ${clientNetwork(visitor.clientAddress)}`, most: signUpsPerNetwork }],
    createdAt,
  )
  if (!counted.ok) return counted
  if ((await ports.users.findByEmail(email)) !== null) return fail('email-taken')

  const account: Account = { id: ports.newId(), email, name, role: 'CUSTOMER', createdAt }
  const inserted = await ports.users.insert({ ...account, passwordHash: await ports.passwords.hash(password) })
  return inserted ? ok(accountOf(account)) : fail('email-taken')
}

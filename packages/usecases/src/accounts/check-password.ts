import { fail, ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import type { Passwords, RateCounters, StoredUser, UserStore } from './ports'
import { countAttempt } from './rate-limit'

export type CheckPasswordPorts = {
  readonly users: Pick<UserStore, 'findById'>
  readonly passwords: Passwords
  readonly rateCounters: RateCounters
  readonly now: Clock
}

/** Wrong ones in a quarter of an hour, so that a browser left open gives no way to guess. */
const most = 10

/**
 * Asks somebody who is signed in for their password once more, before what must not be done by whoever sits down at their
 * browser.
 * @returns their row, `wrong-password` or `rate-limited`
 */
export async function checkPassword(
  ports: CheckPasswordPorts,
  actor: UserActor,
  password: string,
): Promise<Result<StoredUser>> {
  const counted = await countAttempt(ports.rateCounters, [{ key: `password ${actor.userId}`, most }], ports.now())
  if (!counted.ok) return counted
  const user = await ports.users.findById(actor.userId)
  if (user === null || user.closedAt !== null) return fail('not-signed-in')
  if (!(await ports.passwords.verify(user.passwordHash, password))) return fail('wrong-password')
  await counted.value.giveBack()
  return ok(user)
}

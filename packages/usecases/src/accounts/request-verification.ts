import { fail, ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import type { Jobs } from '../jobs/job'
import type { RateCounters, UserStore } from './ports'
import { countAttempt } from './rate-limit'

/** In a quarter of an hour. */
const most = 5

/** Sends the letter that asks to confirm one's present address once more. */
export async function requestVerification(
  ports: {
    readonly users: Pick<UserStore, 'findById'>
    readonly jobs: Jobs
    readonly rateCounters: RateCounters
    readonly now: Clock
  },
  actor: UserActor,
): Promise<Result<void>> {
  const counted = await countAttempt(ports.rateCounters, [{ key: `verify ${actor.userId}`, most }], ports.now())
  if (!counted.ok) return counted
  const user = await ports.users.findById(actor.userId)
  if (user === null || user.closedAt !== null) return fail('not-signed-in')
  if (user.emailVerifiedAt === null)
    await ports.jobs.add({ kind: 'letter', order: { kind: 'verify-email', userId: user.id, email: user.email } })
  return ok(undefined)
}

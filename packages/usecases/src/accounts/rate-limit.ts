import { fail, ok, type Result } from '@fitsize/contracts'
import type { RateCounters } from './ports'

const windowMs = 15 * 60 * 1000

export type RateLimit = { readonly key: string; readonly most: number }

/** Attempts that were counted, and can be given back when they turn out to be none of an attacker's. */
export type CountedAttempt = { readonly giveBack: () => Promise<void> }

/**
 * Counts an attempt against every limit before it is made, so that attempts side by side cannot slip through, and
 * refuses it when one of the limits is passed. Windows are fixed quarters of an hour.
 */
export async function countAttempt(
  counters: RateCounters,
  limits: readonly RateLimit[],
  now: Date,
): Promise<Result<CountedAttempt>> {
  const windowStart = new Date(Math.floor(now.getTime() / windowMs) * windowMs)
  let exceeded = false
  for (const { key, most } of limits) if ((await counters.add(key, windowStart)) > most) exceeded = true
  if (exceeded)
    return fail('rate-limited', {
      retryAfterSeconds: Math.ceil((windowStart.getTime() + windowMs - now.getTime()) / 1000),
    })
  return ok({
    giveBack: async () => {
      for (const { key } of limits) await counters.giveBack(key, windowStart)
    },
  })
}

import { fail, ok, type Result } from '@fitsize/contracts'
import type { QuotaClass } from '@fitsize/identity/rules'
import type { Standing, WaitEstimate } from './scan-queue'

/** What one subject may have and send: scans that have not ended, and scans within any minute. */
export type Quota = { readonly unfinished: number; readonly perMinute: number }
export type Quotas = Readonly<Record<QuotaClass, Quota>>

export type AdmissionLimits = {
  readonly quota: Quota
  /** Scans that may wait, of all subjects: what the disk for photos is meant to hold. */
  readonly queueLength: number
  readonly deadlineMs: number
  readonly estimateWaitMs: WaitEstimate
}

/**
 * Share of its deadline that a scan may be estimated to wait before it runs. A 202 is a promise to meet the deadline, and the estimate
 * goes by the last scans' mean: it may be wrong by a factor of two. What has waited so long nevertheless goes first (sweep).
 */
export const promisedShare = 0.5

/** Whether a scan that would stand so is taken in; if not, when it is worth coming back. */
export function admit(
  standing: Standing,
  { quota, queueLength, deadlineMs, estimateWaitMs }: AdmissionLimits,
): Result<null> {
  if (standing.mode === 'draining') return refusedByDrain
  if (standing.rateOpensInMs !== null)
    return fail('rate-limited', {
      detail: `At most ${quota.perMinute} scans a minute.`,
      retryAfterSeconds: seconds(standing.rateOpensInMs),
    })
  if (standing.unfinished >= quota.unfinished)
    return fail('rate-limited', {
      detail: `At most ${quota.unfinished} scans that have not ended.`,
      retryAfterSeconds: seconds(estimateWaitMs(0)),
    })
  if (standing.waiting >= queueLength)
    // One that runs now makes room for one.
    return fail('queue-full', { retryAfterSeconds: seconds(estimateWaitMs(0)) })
  // Without its own time: nothing waits where nobody is ahead, however short the deadline.
  const excessMs = estimateWaitMs(standing.position) - estimateWaitMs(0) - promisedShare * deadlineMs
  return excessMs > 0 ? fail('queue-full', { retryAfterSeconds: seconds(excessMs) }) : ok(null)
}

export const refusedByDrain: Result<never> = fail('unavailable', {
  detail: 'No new scans are taken in for now.',
  retryAfterSeconds: 30,
})

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

import type { AttemptOutcome } from './measure-scan'
import { isGivenUp, retryDelayMs, unreachableDelayMs } from './retry-policy'
import type { ClaimedScan, ScanAttempts } from './scan-queue'

/** What became of the scan. `lease-lost`: another gateway has it, or it was cancelled; nothing was written. */
export type Settlement = 'succeeded' | 'failed' | 'expired' | 'retried' | 'returned' | 'lease-lost'

/**
 * Writes the outcome of an attempt under its lease.
 * @param random uniform in [0, 1), for the jitter
 */
export async function settleAttempt(
  attempts: ScanAttempts,
  scan: ClaimedScan,
  outcome: AttemptOutcome,
  random: () => number,
): Promise<Settlement> {
  const settled = async (written: Promise<boolean>, settlement: Settlement): Promise<Settlement> =>
    (await written) ? settlement : 'lease-lost'

  switch (outcome.kind) {
    case 'succeeded':
      return await settled(attempts.succeed(scan, outcome.result), 'succeeded')
    case 'failed':
      return await settled(attempts.fail(scan, outcome.code, outcome.reason), 'failed')
    case 'expired':
      return await settled(attempts.expire(scan), 'expired')
    case 'unreachable':
      return await settled(attempts.giveBack(scan, unreachableDelayMs(random()), outcome.reason), 'returned')
    case 'stopped':
      return await settled(attempts.giveBack(scan, 0, 'the gateway stopped'), 'returned')
    case 'retry': {
      const failed = scan.failedAttempts + 1
      return isGivenUp(failed, scan.triedForMs)
        ? await settled(
            attempts.fail(scan, 'inference-failed', `${failed} attempts failed, the last: ${outcome.reason}`),
            'failed',
          )
        : await settled(
            attempts.retry(scan, retryDelayMs(failed, random()), outcome.reason, outcome.failedServers),
            'retried',
          )
    }
  }
}

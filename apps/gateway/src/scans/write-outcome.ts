import {
  type AttemptOutcome,
  type ClaimedScan,
  type ScanAttempts,
  type Settlement,
  settleAttempt,
} from '@fitsize/usecases'
import type { Logger } from 'pino'
import { isOutage } from '../outage'

const firstPauseMs = 200
const longestPauseMs = 5_000

/**
 * Writes how an attempt ended, however long PostgreSQL is away: our heartbeat stops too then, so if it lasts another
 * gateway takes the scan over and this write is refused. Null when told to stop before it was written.
 */
export async function writeOutcome(
  attempts: ScanAttempts,
  scan: ClaimedScan,
  outcome: AttemptOutcome,
  { random, logger, signal }: { random: () => number; logger: Logger; signal: AbortSignal },
): Promise<Settlement | null> {
  let current = outcome
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await settleAttempt(attempts, scan, current, random)
    } catch (error) {
      logger.error({ error, scanId: scan.scanId, outcome: current.kind }, 'the outcome of an attempt was not written')
      if (!isOutage(error)) {
        // PostgreSQL refuses this very result, and will again. Refused even as a failure, the lease is left to the sweep.
        if (current.kind === 'failed') return null
        current = { kind: 'failed', code: 'inference-failed', reason: 'the result could not be stored' }
        continue
      }
    }
    if (signal.aborted) return null
    await pause(pauseMs, signal)
  }
}

const pause = async (ms: number, signal: AbortSignal): Promise<void> =>
  await new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })

/** Attempts that the inference server answered with an error, before a scan may be given up. */
export const maximumAttempts = 5
/** A scan is not given up sooner after its first attempt: a server that restarts may answer with errors for a minute. */
export const leastTryingMs = 60_000

const firstDelayMs = 2_000
const longestDelayMs = 60_000
const growth = 3

/**
 * Whether a scan is given up. Attempts that reached no server do not count: they end with the deadline only.
 * @param failedAttempts including the one that just failed
 * @param triedForMs since the first attempt began
 */
export const isGivenUp = (failedAttempts: number, triedForMs: number): boolean =>
  failedAttempts >= maximumAttempts && triedForMs >= leastTryingMs

/**
 * How long to wait before the next attempt: anything up to 2, 6, 18, 54, 60, 60 … s. Full jitter: scans that failed
 * together come back evenly spread, which costs a recovering server the least (M. Brooker, "Exponential Backoff and
 * Jitter", 2015). Since delays may be short, the time tried counts beside the number of attempts.
 * @param failedAttempts including the one that just failed, from 1
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(failedAttempts: number, random: number): number {
  // The exponent is bounded before it is used: growth ** 1000 is Infinity.
  const exponent = Math.min(Math.max(failedAttempts, 1) - 1, 10)
  return Math.round(Math.min(firstDelayMs * growth ** exponent, longestDelayMs) * random)
}

/** How long a scan waits that found no server: short, since nothing was spent on it. */
export const unreachableDelayMs = (random: number): number => Math.round(500 + 1_000 * random)

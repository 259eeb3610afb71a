/**
 * After this many attempts that the inference server answered with an error, a scan fails.
 * Attempts that reached no server do not count: they end with the deadline only.
 */
export const maximumAttempts = 5

const firstDelayMs = 2_000
const longestDelayMs = 60_000
const growth = 3
const jitter = 0.2

/**
 * How long to wait before the next attempt: 2, 6, 18, 54 s, each ±20 % so that scans that failed together do not come
 * back together. Even at the short end they span 64 s, so a server that answers with errors for a minute while it
 * restarts loses nothing.
 * @param failedAttempts including the one that just failed, from 1
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(failedAttempts: number, random: number): number {
  // The exponent is bounded before it is used: growth ** 1000 is Infinity.
  const exponent = Math.min(Math.max(failedAttempts, 1) - 1, 10)
  const delay = Math.min(firstDelayMs * growth ** exponent, longestDelayMs)
  return Math.round(delay * (1 - jitter + 2 * jitter * random))
}

/** How long a scan waits that found no server: short, since nothing was spent on it. */
export const unreachableDelayMs = (random: number): number => Math.round(500 + 1_000 * random)

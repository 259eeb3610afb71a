import type { Progress } from '../flow/scan-flow'

/** The tape pulled out so far: one tick is one second. */
export type Tape = {
  /** Length of the whole tape in seconds. */
  readonly seconds: number
  /** How much of it is pulled out, 0 to 1. */
  readonly share: number
}

/** Below this the estimate says nothing, and the tape would look finished while it is not. */
const leastRemainingMs = 800
const shortestTapeSeconds = 4

/**
 * How far a wait has come: the time spent over the time spent and estimated. Never full before the result is there.
 *
 * @param elapsedMs since the photo was sent
 * @param etaMs the gateway's estimate of what remains; `null` when it gives none
 */
export function tapeOf(elapsedMs: number, etaMs: number | null): Tape {
  const remainingMs = Math.max(leastRemainingMs, etaMs ?? leastRemainingMs)
  const seconds = Math.max(shortestTapeSeconds, Math.ceil((elapsedMs + remainingMs) / 1000))
  return { seconds, share: Math.min(0.97, Math.max(0, elapsedMs) / (seconds * 1000)) }
}

/**
 * What is worth saying aloud: it changes when the scan starts to run and when the number of photos ahead passes 0, 1,
 * 3, 10, 30, not with every one of them.
 */
export function announcementKey({ status, position }: Progress): string {
  const thresholds = [0, 1, 3, 10, 30]
  return `${status}:${thresholds.filter((threshold) => (position ?? 0) > threshold).length}`
}

import type { Journey } from './persistent-client'

export type Strike = { readonly fault: string; readonly hit: string; readonly atMs: number }
export type Timing = Pick<Journey, 'begunMs' | 'acceptedMs' | 'endedMs'>

/** Seconds from a fault on; null for what has not come about. */
export type Recovery = {
  /** Until a photo was measured that was sent after it. */
  readonly firstSuccess: number | null
  /** Until all had ended that were under way when it struck. */
  readonly underWayDone: number | null
  /** Until no more photos were unfinished than in the ten seconds before, at most; for good, as long as was watched. */
  readonly backlogNormal: number | null
  readonly underWay: number
  /** Most photos sent and unfinished at a time, from then on. */
  readonly highest: number
}

const beforeMs = 10_000

/** Photos sent and not finished at a time. */
export const unfinishedAt = (journeys: readonly Timing[], atMs: number): number =>
  journeys.filter(({ begunMs, endedMs }) => begunMs <= atMs && endedMs > atMs).length

/** Most photos unfinished at a time in the ten seconds before a moment. */
export function usuallyUnfinished(journeys: readonly Timing[], atMs: number): number {
  const moments = journeys.map(({ begunMs }) => begunMs).filter((at) => at > atMs - beforeMs && at <= atMs)
  return Math.max(...[atMs - beforeMs, ...moments].map((at) => unfinishedAt(journeys, at)))
}

/**
 * How a house came back from a fault, as its clients saw it. Journeys that have not ended end at Infinity.
 * @param untilMs when it was struck by the next fault, or watched no longer
 */
export function recoveryFrom(
  { atMs }: Pick<Strike, 'atMs'>,
  journeys: readonly Timing[],
  untilMs = Number.POSITIVE_INFINITY,
): Recovery {
  const seconds = (ms: number): number | null => (Number.isFinite(ms) ? (ms - atMs) / 1000 : null)
  const later = journeys.filter(({ begunMs }) => begunMs > atMs)
  const underWay = journeys.filter(({ begunMs, endedMs }) => begunMs <= atMs && endedMs > atMs)
  const normal = usuallyUnfinished(journeys, atMs)
  // Between two of these moments nothing changes.
  const moments = journeys
    .flatMap(({ begunMs, endedMs }) => [begunMs, endedMs])
    .filter((at) => at > atMs && at < untilMs)
    .sort((left, right) => left - right)
  const levels = [atMs, ...moments].map((at) => unfinishedAt(journeys, at))
  const lastAbove = levels.findLastIndex((unfinished) => unfinished > normal)
  // The moment after the last one above; the moments are one behind the levels.
  const backMs = lastAbove < 0 ? atMs : (moments[lastAbove] ?? Number.POSITIVE_INFINITY)
  return {
    firstSuccess: seconds(Math.min(...later.map(({ endedMs }) => endedMs))),
    underWayDone: underWay.length === 0 ? 0 : seconds(Math.max(...underWay.map(({ endedMs }) => endedMs))),
    backlogNormal: seconds(backMs),
    underWay: underWay.length,
    highest: Math.max(...levels),
  }
}

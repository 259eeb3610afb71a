/**
 * How many scans may be in flight: additive increase, multiplicative decrease (Chiu and Jain 1989, and AIMDLimit of
 * Netflix's concurrency-limits, whose terms these are) on the measured latency. Not Vegas or Gradient, which take a
 * latency above the shortest one seen for a queue: here it grows with the batch, as it should.
 */
export type LimitSettings = {
  /** One batch for each server, as far as `most` allows. */
  readonly least: number
  readonly most: number
  /** Latency up to which the limit may grow. */
  readonly objectiveMs: number
}

/** What one scan told. Times are of a monotonic clock. */
export type Sample = {
  readonly askedMs: number
  readonly answeredMs: number
  /** Scans in flight when it was asked, itself among them. */
  readonly inFlight: number
  /** The server had no room for it, or did not answer in time. */
  readonly dropped: boolean
}

export type Limit = {
  readonly value: number
  /** When it last shrank. */
  readonly shrunkMs: number
}

const decrease = 0.8

export const firstLimit: Limit = { value: 0, shrunkMs: Number.NEGATIVE_INFINITY }

/** The limit in whole scans. The settings may have changed since the last sample. */
export const scansOf = ({ value }: Limit, settings: LimitSettings): number => Math.floor(within(value, settings))

/**
 * One more scan for each limit's worth of answers within the objective, as long as the limit is used at least by half,
 * since unused room proves nothing. A fifth less after a slow or dropped one; once for a crowd: who was asked before the
 * limit last shrank suffered from what has been dealt with.
 */
export function limitAfter(limit: Limit, sample: Sample, settings: LimitSettings): Limit {
  const value = within(limit.value, settings)
  if (sample.dropped || sample.answeredMs - sample.askedMs > settings.objectiveMs)
    return sample.askedMs > limit.shrunkMs
      ? { value: within(value * decrease, settings), shrunkMs: sample.answeredMs }
      : { ...limit, value }
  if (sample.inFlight * 2 < Math.floor(value)) return { ...limit, value }
  return { ...limit, value: within(value + 1 / value, settings) }
}

const within = (value: number, { least, most }: LimitSettings): number =>
  Math.max(1, Math.min(most, Math.max(least, value)))

export type ConcurrencyLimiter = {
  readonly limit: () => number
  readonly observe: (sample: Sample) => void
}

/** @param settings asked each time, as servers come and go and batch sizes are learnt. */
export function createConcurrencyLimiter(settings: () => LimitSettings): ConcurrencyLimiter {
  let limit = firstLimit
  return {
    limit: () => scansOf(limit, settings()),
    observe(sample) {
      limit = limitAfter(limit, sample, settings())
    },
  }
}

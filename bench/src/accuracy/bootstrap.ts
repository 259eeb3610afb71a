// Intervals by resampling whole garments: scenes of one garment are not independent of each other.

/** A value of some scene and the garment it belongs to. */
export type Sample = { readonly garment: string; readonly value: number }

/** An estimate with the bounds of its 95 % interval over garments. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number }

export type Statistic = 'mean' | 'median' | 'p95'

const resamples = 500
const shares: Readonly<Record<Exclude<Statistic, 'mean'>, number>> = { median: 0.5, p95: 0.95 }

/** Uniform numbers 0..1, the same for the same seed (mulberry32 by Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The estimate of each statistic, NaN without samples. With one garment the interval has no width. */
export function estimate<Name extends Statistic>(
  samples: readonly Sample[],
  statistics: readonly Name[],
  seed = 1,
): Record<Name, Estimate> {
  const garments = [...new Set(samples.map(({ garment }) => garment))]
  const groups = new Map(garments.map((garment, index) => [garment, index]))
  const sorted = samples
    .map(({ garment, value }) => ({ group: groups.get(garment) ?? 0, value }))
    .sort((left, right) => left.value - right.value)
  const once = garments.map(() => 1)
  const random = seededRandom(seed)
  const draws = Array.from({ length: resamples }, () => {
    const times = garments.map(() => 0)
    for (const _ of garments) {
      const drawn = Math.floor(random() * garments.length)
      times[drawn] = (times[drawn] ?? 0) + 1
    }
    return times
  })
  const entries = statistics.map((name): [Name, Estimate] => {
    const values = draws.map((times) => weighted(sorted, times, name)).sort((left, right) => left - right)
    const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? Number.NaN
    return [name, { value: weighted(sorted, once, name), low: at(0.025), high: at(0.975) }]
  })
  return Object.fromEntries(entries) as Record<Name, Estimate>
}

type Grouped = { readonly group: number; readonly value: number }

/** A statistic of ascending values, each counted as often as its group says. */
function weighted(sorted: readonly Grouped[], times: readonly number[], statistic: Statistic): number {
  let total = 0
  let sum = 0
  for (const { group, value } of sorted) {
    total += times[group] ?? 0
    sum += (times[group] ?? 0) * value
  }
  if (total === 0) return Number.NaN
  if (statistic === 'mean') return sum / total
  const wanted = shares[statistic] * total
  let passed = 0
  for (const { group, value } of sorted) {
    passed += times[group] ?? 0
    if (passed >= wanted) return value
  }
  return Number.NaN
}

import type { DimensionName } from '@fitsize/garments'
import { normalBetween } from './normal'
import { type Plan, type PlannedAspect, type PlannedDimension, planOf, unknownFit, variantOf } from './plan'
import { ninetyPercent } from './rules'
import type { OfferedGarment, Target } from './types'

/** What is known beforehand of the garments that are looked at; without it the bound holds for all. */
export type Beforehand = {
  readonly garment?: Pick<OfferedGarment, 'stretch' | 'fitStyle'>
  /** No size has a larger tolerance, in tenths of a millimetre lying flat. */
  readonly mostTolerance?: number
}

/** The same of sizes whose measures are looked up: what is stated with a tolerance above `vagueFrom` counts as unstated. */
export type BeforehandOfParts = Beforehand & {
  /** Every tolerance of the dimensions that are asked for, where it is not vague, is larger or the same. */
  readonly leastTolerance?: number
  readonly vagueFrom: number
}

/** Bounds are added and multiplied in another order than probabilities. */
const slack = 1e-9

/**
 * No size for which a dimension is stated within a range, in tenths of a millimetre lying flat, is more probable to fit
 * than this. 1 for a dimension that the target does not speak of.
 */
export function greatestProbability(
  target: Target,
  dimension: DimensionName,
  range: readonly [low: number, high: number],
  beforehand: Beforehand = {},
): number {
  const plan = planOf(target)
  const place = placeOf(plan, dimension)
  if (place === null) return 1
  return greatestWith(place.planned, range, beforehand) * othersAtBest(plan, place.aspect, beforehand) + slack
}

/**
 * Where sizes that fit with at least this probability lie: a size for which a dimension is stated outside of its range
 * is less probable to fit. Ranges are tenths of a millimetre lying flat, both ends included; dimensions that alone do not
 * rule a size out have none. A size that leaves a dimension out is not ruled out by it.
 *
 * @returns null where no size can fit so well
 */
export function boxOf(
  target: Target,
  leastProbability: number,
  beforehand: Beforehand = {},
): Partial<Record<DimensionName, { readonly min: number; readonly max: number }>> | null {
  const plan = planOf(target)
  if (othersAtBest(plan, null, beforehand) + slack < leastProbability) return null
  const box: Partial<Record<DimensionName, { min: number; max: number }>> = {}
  for (const aspect of plan.aspects) {
    const others = othersAtBest(plan, aspect, beforehand)
    for (const planned of aspect.dimensions) {
      const reaches = (value: number) =>
        greatestWith(planned, [value, value], beforehand) * others + slack >= leastProbability
      const { ideal } = planned.dimension
      // Even far away it is reached: misfits here do not count enough.
      if (reaches(ideal + farAway)) continue
      box[planned.name] = { min: lastThatReaches(ideal, -1, reaches), max: lastThatReaches(ideal, 1, reaches) }
    }
  }
  return box
}

/** How much one dimension alone lets a size fit, 0 to 1. */
export type Part = {
  /** Where a size does not state it, or only vaguely. */
  readonly unstated: number
  /** Where a size states it within a range, in tenths of a millimetre lying flat, both ends included. */
  readonly within: (low: number, high: number) => number
}

/**
 * No size is more probable to fit than `rest` times the parts of the dimensions that are asked for. Null for one that the
 * target does not speak of, or that says the same as one before it; those are part of the rest.
 */
export function partsOf(
  target: Target,
  dimensions: readonly DimensionName[],
  known: BeforehandOfParts,
): { readonly rest: number; readonly parts: readonly (Part | null)[] } {
  const plan = planOf(target)
  const { leastTolerance = 0, vagueFrom, ...beforehand } = known
  const asked = new Set<PlannedAspect>()
  const parts = dimensions.map((name): Part | null => {
    const place = placeOf(plan, name)
    if (place === null || asked.has(place.aspect)) return null
    asked.add(place.aspect)
    const { planned, aspect } = place
    const interval = widest(planned, beforehand)
    return {
      unstated: atBestUnstated(plan, aspect, planned, beforehand, vagueFrom),
      within: (low, high) => greatestIn(planned, interval, [low, high], beforehand, leastTolerance),
    }
  })
  let rest = 1 + slack
  for (const aspect of plan.aspects) if (!asked.has(aspect)) rest *= atBest(plan, aspect, beforehand)
  return { rest, parts }
}

/** A hundred metres. */
const farAway = 1_000_000

function lastThatReaches(ideal: number, direction: 1 | -1, reaches: (value: number) => boolean): number {
  if (!reaches(ideal)) return ideal
  let [inside, outside] = [0, farAway]
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2)
    if (reaches(ideal + direction * middle)) inside = middle
    else outside = middle
  }
  return ideal + direction * outside
}

function placeOf(plan: Plan, dimension: DimensionName) {
  for (const aspect of plan.aspects) {
    const planned = aspect.dimensions.find(({ name }) => name === dimension)
    if (planned !== undefined) return { aspect, planned }
  }
  return null
}

/** The greatest probability that everything but an aspect fits. */
function othersAtBest(plan: Plan, but: PlannedAspect | null, beforehand: Beforehand): number {
  let product = 1
  for (const aspect of plan.aspects) if (aspect !== but) product *= atBest(plan, aspect, beforehand)
  return product
}

/** The greatest probability that an aspect fits, known or not. */
function atBest(plan: Plan, { dimensions, weight }: PlannedAspect, beforehand: Beforehand): number {
  const missing = 1 - unknownFit(plan.greatestCertainty)
  return dimensions.reduce(
    (best, planned) => Math.max(best, greatestWith(planned, [0, farAway], beforehand)),
    1 - weight * missing,
  )
}

/** The same where a dimension is not stated, or with a larger tolerance than `vagueFrom`. */
function atBestUnstated(
  plan: Plan,
  aspect: PlannedAspect,
  planned: PlannedDimension,
  beforehand: Beforehand,
  vagueFrom: number,
): number {
  const others = { ...aspect, dimensions: aspect.dimensions.filter((each) => each !== planned) }
  const { low, high } = widest(planned, beforehand)
  const deviation = Math.sqrt(planned.variance + (vagueFrom / ninetyPercent) ** 2)
  const vague = 1 - planned.dimension.weight * (1 - normalBetween((low + high) / 2, deviation, low, high))
  return Math.max(vague, atBest(plan, others, beforehand))
}

/** The greatest factor of a dimension that lies in a range. */
const greatestWith = (planned: PlannedDimension, range: readonly [number, number], beforehand: Beforehand): number =>
  greatestIn(planned, widest(planned, beforehand), range, beforehand)

function greatestIn(
  planned: PlannedDimension,
  { low, high }: { readonly low: number; readonly high: number },
  [from, to]: readonly [number, number],
  beforehand: Beforehand,
  leastTolerance = 0,
): number {
  const value = Math.min(Math.max((low + high) / 2, from), to)
  const deviation = mostHelpful(planned, value, low, high, beforehand, leastTolerance)
  const probability = normalBetween(value, deviation, low, high)
  return 1 - planned.dimension.weight * (1 - probability)
}

/** The interval of the garments that are looked at, or one that holds those of all cuts and stretches. */
function widest(planned: PlannedDimension, { garment }: Beforehand) {
  if (garment !== undefined) {
    const variant = variantOf(garment.stretch, garment.fitStyle)
    return { low: planned.low[variant] ?? 0, high: planned.high[variant] ?? 0 }
  }
  return planned.widest
}

/**
 * The deviation with which a value most probably lies in an interval. Inside, the smallest there is. Outside, at distances
 * d and D of its ends, the probability is greatest at the square root of (D² - d²) / (2 ln(D / d)), where its derivative
 * is zero, and smaller to either side.
 */
function mostHelpful(
  { variance }: PlannedDimension,
  value: number,
  low: number,
  high: number,
  { mostTolerance = Number.POSITIVE_INFINITY }: Beforehand,
  leastTolerance: number,
): number {
  const smallest = Math.sqrt(variance + (leastTolerance / ninetyPercent) ** 2)
  if (value >= low && value <= high) return smallest
  const near = value < low ? low - value : value - high
  const far = near + (high - low)
  const best = Math.sqrt((far * far - near * near) / (2 * Math.log(far / near)))
  const largest = Math.sqrt(variance + (mostTolerance / ninetyPercent) ** 2)
  return Math.min(Math.max(best, smallest), largest)
}

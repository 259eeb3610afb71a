import { groupOf } from '@fitsize/garments'
import { normalBelow, normalBetween } from './normal'
import { deviationOf, flatValue, type Plan, type PlannedDimension, planOf, unknownFit, variantOf } from './plan'
import { reasonsFor } from './reasons'
import { fitsFrom, fitsKnownFrom, knownFrom, oneSided } from './rules'
import type { DimensionFit, OfferedGarment, SizeChartEntry, SizeFit, Target, Verdict } from './types'

type Garment = Omit<OfferedGarment, 'sizes'>

/** Whether a target is for garments of this type and group. */
function isFor(target: Target, garment: Garment): boolean {
  const group = garment.category === null ? null : groupOf(garment.category)
  return garment.garmentType === target.garmentType && group === target.group
}

/** Of the aspects that a chart states: that all of them fit, and the weights of those that it does not state. */
type Known = { product: number; weight: number; readonly missing: number[] }

/** Written over for every size, so that ranking tens of thousands leaves nothing behind. */
const known: Known = { product: 1, weight: 0, missing: [] }

function knowAspects(plan: Plan, size: SizeChartEntry, variant: number): void {
  known.product = 1
  known.weight = 0
  known.missing.length = 0
  for (const aspect of plan.aspects) {
    let least = 2
    let weight = 0
    for (const planned of aspect.dimensions) {
      const probability = dimensionProbability(planned, size, variant)
      if (probability < 0) continue
      const own = planned.dimension.weight
      least = Math.min(least, 1 - own * (1 - probability))
      weight = Math.max(weight, own)
    }
    if (least > 1) known.missing.push(aspect.weight)
    else known.product *= least
    known.weight += weight
  }
}

/** -1 where the chart does not say. */
function dimensionProbability(planned: PlannedDimension, size: SizeChartEntry, variant: number): number {
  const length = size.lengths[planned.name]
  if (length === undefined) return -1
  const value = flatValue(planned, length)
  if (Number.isNaN(value)) return -1
  return normalBetween(value, deviationOf(planned, length), planned.low[variant] ?? 0, planned.high[variant] ?? 0)
}

function wholeProbability(plan: Plan): number {
  const unknown = 1 - unknownFit(certaintyOf(plan))
  let probability = known.product
  for (const weight of known.missing) probability *= 1 - weight * unknown
  return probability
}

const certaintyOf = (plan: Plan): number => (plan.weight === 0 ? 0 : Math.min(1, known.weight / plan.weight))

/**
 * How probable it is that a size fits as a whole, 0 to 1: exactly the `probability` that `fitOf` tells, without the rest.
 * A misfit of an aspect counts by its weight; what is missing fits about as often as it does by size chart. 0 where the
 * target is not for such a garment.
 */
export function probabilityOf(target: Target, garment: Garment, size: SizeChartEntry): number {
  if (!isFor(target, garment)) return 0
  const plan = planOf(target)
  knowAspects(plan, size, variantOf(garment.stretch, garment.fitStyle))
  return wholeProbability(plan)
}

/** How a size fits: each dimension of the target and the whole, with reasons. */
export function fitOf(target: Target, garment: Garment, size: SizeChartEntry): SizeFit {
  const { id: sizeId, label } = size
  if (!isFor(target, garment))
    return {
      sizeId,
      label,
      probability: 0,
      certainty: 0,
      verdict: 'unsure',
      dimensions: [],
      reasons: [{ kind: 'nothing-comparable' }],
    }
  const plan = planOf(target)
  const variant = variantOf(garment.stretch, garment.fitStyle)
  knowAspects(plan, size, variant)
  const probability = wholeProbability(plan)
  const certainty = certaintyOf(plan)

  const dimensions: DimensionFit[] = []
  let [notTight, notLoose] = [1, 1]
  let [anyTighter, anyLooser] = [false, false]
  for (const aspect of plan.aspects) {
    let [tight, loose] = [0, 0]
    for (const planned of aspect.dimensions) {
      const length = size.lengths[planned.name]
      const value = length === undefined ? Number.NaN : flatValue(planned, length)
      const { ideal, weight, referenceId } = planned.dimension
      const dimension = planned.name
      if (length === undefined || Number.isNaN(value)) {
        dimensions.push({ dimension, difference: 0, probability: 0, verdict: 'unsure', referenceId, missing: true })
        continue
      }
      const deviation = deviationOf(planned, length)
      const [low, high] = [planned.low[variant] ?? 0, planned.high[variant] ?? 0]
      tight = Math.max(tight, weight * normalBelow((low - value) / deviation))
      loose = Math.max(loose, weight * normalBelow((value - high) / deviation))
      const own = normalBetween(value, deviation, low, high)
      const verdict = value < low ? 'tighter' : value > high ? 'looser' : own >= 0.5 ? 'fits' : 'unsure'
      anyTighter ||= verdict === 'tighter'
      anyLooser ||= verdict === 'looser'
      dimensions.push({ dimension, difference: value - ideal, probability: own, verdict, referenceId, missing: false })
    }
    notTight *= 1 - tight
    notLoose *= 1 - loose
  }
  const verdict = wholeVerdict(probability, certainty, anyTighter ? 1 - notTight : 0, anyLooser ? 1 - notLoose : 0)
  return {
    sizeId,
    label,
    probability,
    certainty,
    verdict,
    dimensions,
    reasons: reasonsFor(plan, dimensions, garment.stretch),
  }
}

/**
 * Larger sizes are never tighter: that something is too tight only falls with a size, that it is too loose only rises.
 * Both are 0 where no single dimension is.
 */
function wholeVerdict(probability: number, certainty: number, tight: number, loose: number): Verdict {
  if (certainty < knownFrom) return 'unsure'
  if (tight > 0.5 && tight >= loose * oneSided) return 'tighter'
  if (loose > 0.5 && loose >= tight * oneSided) return 'looser'
  return probability >= fitsFrom && certainty >= fitsKnownFrom ? 'fits' : 'unsure'
}

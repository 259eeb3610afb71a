import { dimensionNames, groupOf } from '@fitsize/garments'
import { normalBelow } from './normal'
import { deviationOf, flatValue, type Plan, planOf, unknownFit, variantOf } from './plan'
import { reasonsFor } from './reasons'
import { fitsFrom, fitsKnownFrom, knownFrom, oneSided } from './rules'
import type { DimensionFit, OfferedGarment, SizeChartEntry, SizeFit, Target, Verdict } from './types'

type Garment = Omit<OfferedGarment, 'sizes'>

/** Whether a target is for garments of this type and group. */
function isFor(target: Target, garment: Garment): boolean {
  const group = garment.category === null ? null : groupOf(garment.category)
  return garment.garmentType === target.garmentType && group === target.group
}

/**
 * What is known of a size, written over for every size, so that ranking tens of thousands leaves nothing behind. One
 * entry for each dimension of the plan; `value` is NaN where the chart does not say.
 */
const known = {
  product: 1,
  weight: 0,
  unknown: [0],
  value: new Float64Array(dimensionNames.length),
  tight: new Float64Array(dimensionNames.length),
  loose: new Float64Array(dimensionNames.length),
  probability: new Float64Array(dimensionNames.length),
}

function look(plan: Plan, size: SizeChartEntry, variant: number): void {
  known.product = 1
  known.weight = 0
  known.unknown.length = 0
  let place = 0
  for (const aspect of plan.aspects) {
    let least = 2
    let weight = 0
    for (const planned of aspect.dimensions) {
      const at = place
      place += 1
      const length = size.lengths[planned.name]
      const value = length === undefined ? Number.NaN : flatValue(planned, length)
      known.value[at] = value
      if (length === undefined || Number.isNaN(value)) continue
      const deviation = deviationOf(planned, length)
      const tight = normalBelow(((planned.low[variant] ?? 0) - value) / deviation)
      const notLoose = normalBelow(((planned.high[variant] ?? 0) - value) / deviation)
      const probability = Math.max(0, notLoose - tight)
      known.tight[at] = tight
      known.loose[at] = 1 - notLoose
      known.probability[at] = probability
      const own = planned.dimension.weight
      least = Math.min(least, 1 - own * (1 - probability))
      weight = Math.max(weight, own)
    }
    if (least > 1) known.unknown.push(aspect.weight)
    else known.product *= least
    known.weight += weight
  }
}

function wholeProbability(plan: Plan): number {
  const unknown = 1 - unknownFit(certaintyOf(plan))
  let probability = known.product
  for (const weight of known.unknown) probability *= 1 - weight * unknown
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
  look(plan, size, variantOf(garment.stretch, garment.fitStyle))
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
  look(plan, size, variant)
  const probability = wholeProbability(plan)
  const certainty = certaintyOf(plan)

  const dimensions: DimensionFit[] = []
  let notTight = 1
  let notLoose = 1
  let anyTighter = false
  let anyLooser = false
  let place = 0
  for (const aspect of plan.aspects) {
    let tight = 0
    let loose = 0
    for (const planned of aspect.dimensions) {
      const at = place
      place += 1
      const dimension = planned.name
      const { ideal, weight, referenceId } = planned.dimension
      const value = known.value[at] ?? Number.NaN
      const [low, high] = [planned.low[variant] ?? 0, planned.high[variant] ?? 0]
      const shared = { dimension, comfort: { low: low - ideal, high: high - ideal }, referenceId }
      if (Number.isNaN(value)) {
        dimensions.push({ ...shared, difference: 0, probability: 0, verdict: 'unsure', missing: true })
        continue
      }
      tight = Math.max(tight, weight * (known.tight[at] ?? 0))
      loose = Math.max(loose, weight * (known.loose[at] ?? 0))
      const own = known.probability[at] ?? 0
      const verdict = dimensionVerdict(value, low, high, own)
      anyTighter ||= verdict === 'tighter'
      anyLooser ||= verdict === 'looser'
      dimensions.push({ ...shared, difference: value - ideal, probability: own, verdict, missing: false })
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

function dimensionVerdict(value: number, low: number, high: number, probability: number): Verdict {
  if (value < low) return 'tighter'
  if (value > high) return 'looser'
  return probability >= fitsFrom ? 'fits' : 'unsure'
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

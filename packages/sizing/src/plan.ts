import {
  type DimensionName,
  dimensionsOf,
  type FitStyle,
  fitStyles,
  garmentTypes,
  type Stretch,
  stretches,
} from '@fitsize/garments'
import { flatFactor } from './flat'
import {
  type Aspect,
  type DimensionRule,
  fitUnknown,
  gradedTogether,
  hiddenByStretch,
  ninetyPercent,
  ruleOf,
  scaleOf,
  stretchShare,
  styleEaseCm,
  styleExcuse,
} from './rules'
import { dimensionWeight } from './target'
import type { OfferedLength, Target, TargetDimension } from './types'

/** A dimension of a target, with what does not depend on the size that is looked at. */
export type PlannedDimension = {
  readonly name: DimensionName
  readonly dimension: TargetDimension
  readonly girthFactor: number
  /** Of the target and of where people measure, together. */
  readonly variance: number
  /** By cut and stretch, see `variantOf`. */
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** Holds the intervals of all cuts and stretches. */
  readonly widest: { readonly low: number; readonly high: number }
}

export type PlannedAspect = {
  readonly aspect: Aspect
  /** The weight of its most telling dimension, known or not. */
  readonly weight: number
  readonly dimensions: readonly PlannedDimension[]
}

export type Plan = {
  readonly aspects: readonly PlannedAspect[]
  readonly weight: number
  /** No more than this can be known of a size: what the target leaves open stays open. */
  readonly greatestCertainty: number
}

const anyStretch: readonly (Stretch | null)[] = [null, ...stretches]
const anyStyle: readonly (FitStyle | null)[] = [null, ...fitStyles]
const variantCount = anyStretch.length * anyStyle.length

/** The place of a cut and stretch among the intervals of a planned dimension. */
export function variantOf(stretch: Stretch | null, fitStyle: FitStyle | null): number {
  return anyStretch.indexOf(stretch) * anyStyle.length + anyStyle.indexOf(fitStyle)
}

const plans = new WeakMap<Target, Plan>()

/** The same target is asked about tens of thousands of sizes: what can be prepared is prepared once. */
export function planOf(target: Target): Plan {
  const known = plans.get(target)
  if (known !== undefined) return known
  const plan = makePlan(target)
  plans.set(target, plan)
  return plan
}

function makePlan(target: Target): Plan {
  const aspects = new Map<Aspect, { weight: number; dimensions: PlannedDimension[] }>()
  for (const name of dimensionsOf(target.garmentType, target.group)) {
    const rule = ruleOf(target.garmentType, name)
    const aspect = aspects.get(rule.aspect) ?? { weight: 0, dimensions: [] }
    aspects.set(rule.aspect, aspect)
    const dimension = target.dimensions[name]
    aspect.weight = Math.max(aspect.weight, dimension?.weight ?? dimensionWeight(target.garmentType, name))
    if (dimension !== undefined) aspect.dimensions.push(planDimension(target, name, dimension))
  }
  const list = [...aspects].map(([aspect, rest]) => ({ aspect, ...rest }))
  const weight = list.reduce((sum, aspect) => sum + aspect.weight, 0)
  const known = list.reduce(
    (sum, { dimensions }) => sum + dimensions.reduce((most, { dimension }) => Math.max(most, dimension.weight), 0),
    0,
  )
  return { aspects: list, weight, greatestCertainty: weight === 0 ? 0 : Math.min(1, known / weight) }
}

function planDimension(target: Target, name: DimensionName, dimension: TargetDimension): PlannedDimension {
  const spec = garmentTypes[target.garmentType].dimensions.find((candidate) => candidate.name === name)
  const rule = ruleOf(target.garmentType, name)
  const scale = scaleOf(dimension.ideal, rule)
  // Two people differ on average by 2 / sqrt(pi) deviations of one; they differ by a share of the garment's width.
  const placing = ((spec?.repeatabilityCm ?? 0) * scale * Math.sqrt(Math.PI)) / 2
  const { low, high } = intervalsOf(rule, dimension)
  return {
    name,
    dimension,
    girthFactor: flatFactor(name, 'girth'),
    variance: dimension.deviation ** 2 + placing ** 2,
    low,
    high,
    widest: { low: Math.min(...low), high: Math.max(...high) },
  }
}

/** The intervals for garments of every cut and stretch, which may differ from the reference's. */
function intervalsOf(
  rule: DimensionRule,
  { ideal, low, high, stretch, fitStyle }: TargetDimension,
): { readonly low: readonly number[]; readonly high: readonly number[] } {
  const scale = scaleOf(ideal, rule)
  const lows = new Array<number>(variantCount).fill(low)
  const highs = new Array<number>(variantCount).fill(high)
  for (const [stretchPlace, offeredStretch] of anyStretch.entries()) {
    let lowest = low
    if (rule.around && stretch !== null && offeredStretch !== null) {
      // More give bears being smaller; less give asks for what the reference stretches to.
      const give = ideal * (stretchShare[offeredStretch] - stretchShare[stretch])
      lowest = give >= 0 ? low - give : Math.min(Math.max(low, ideal), low - give * hiddenByStretch)
    }
    for (const [stylePlace, offeredStyle] of anyStyle.entries()) {
      const place = stretchPlace * anyStyle.length + stylePlace
      lows[place] = lowest
      if (fitStyle === null || offeredStyle === null) continue
      const wider = ((styleEaseCm[offeredStyle] - styleEaseCm[fitStyle]) / 2) * rule.style * styleExcuse * scale
      if (wider > 0) highs[place] = high + wider
      else lows[place] = lowest + wider
    }
  }
  return { low: lows, high: highs }
}

/** Where an offered length lies when flat, or NaN where that cannot be said. */
export function flatValue({ girthFactor }: PlannedDimension, { value, extent }: OfferedLength): number {
  const flat = extent === 'flat' ? value : value * girthFactor
  return flat > 0 && flat < Number.POSITIVE_INFINITY ? flat : Number.NaN
}

/** One standard deviation of what is known of the difference between a size and the target. */
export function deviationOf({ girthFactor, variance }: PlannedDimension, { tolerance, extent }: OfferedLength): number {
  const made = (Math.max(0, extent === 'flat' ? tolerance : tolerance * girthFactor) || 0) / ninetyPercent
  return Math.sqrt(variance + made * made)
}

/** That a dimension of which nothing is known fits, where this share of what matters is known. */
export const unknownFit = (certainty: number): number => fitUnknown + gradedTogether * certainty

import {
  type Category,
  type ComparisonGroup,
  comparableDimensions,
  type DimensionName,
  type GarmentType,
  garmentTypes,
  groupOf,
} from '@fitsize/garments'
import { flatFactor } from './flat'
import {
  alikeCm,
  boundOfWhole,
  boundOfZone,
  type DimensionRule,
  feelDeviation,
  halfTrustCm,
  importance,
  ninetyPercent,
  ruleOf,
  scaleOf,
  tapeCm,
  unnamedCm,
} from './rules'
import type { Feel, GarmentLength, Reference, Target, TargetDimension, Wish } from './types'

/** Tenths of a millimetre in a centimetre. */
const tenths = 100

/** What one reference says of one dimension, in tenths of a millimetre lying flat. */
type Opinion = {
  readonly reference: Reference
  readonly ideal: number
  readonly below: number
  readonly above: number
  readonly variance: number
}

/**
 * What would fit, from garments of the same type whose fit their owner knows.
 *
 * @param offered what is looked for; one target serves all garments of its group
 * @returns null where no reference can be compared with it
 */
export function targetFor(
  references: readonly Reference[],
  wish: Wish,
  offered: { readonly garmentType: GarmentType; readonly category: Category | null },
): Target | null {
  const group = offered.category === null ? null : groupOf(offered.category)
  const candidates = references
    .filter(({ garmentType }) => garmentType === offered.garmentType)
    .map((reference) => {
      const own = reference.category === null ? null : groupOf(reference.category)
      const dimensions = comparableDimensions(offered.garmentType, own, group)
      return { reference, dimensions: new Set(dimensions), spreadCm: spreadOf(own, group) }
    })
    // In one order, whatever order they came in: sums of numbers depend on it.
    .toSorted((one, other) => (one.reference.id < other.reference.id ? -1 : 1))

  const dimensions: Partial<Record<DimensionName, TargetDimension>> = {}
  const referenceIds = new Set<string>()
  for (const { name } of garmentTypes[offered.garmentType].dimensions) {
    const rule = ruleOf(offered.garmentType, name)
    const opinions = candidates.flatMap(({ reference, dimensions: own, spreadCm }) => {
      const length = reference.lengths[name]
      if (length === undefined || !own.has(name)) return []
      const opinion = opinionOf(reference, name, rule, length, spreadCm)
      return opinion === null ? [] : [opinion]
    })
    const dimension = combine(opinions, rule, wish, dimensionWeight(offered.garmentType, name))
    if (dimension === null) continue
    dimensions[name] = dimension
    for (const { reference } of opinions) referenceIds.add(reference.id)
  }
  if (referenceIds.size === 0) return null
  return { garmentType: offered.garmentType, group, dimensions, referenceIds: [...referenceIds].sort() }
}

/** How likely a misfit in a dimension makes the whole a misfit, as far as people agree on where it is measured. */
export function dimensionWeight(garmentType: GarmentType, dimension: DimensionName): number {
  const spec = garmentTypes[garmentType].dimensions.find(({ name }) => name === dimension)
  const matters = importance[garmentType][ruleOf(garmentType, dimension).aspect] ?? 0
  return spec === undefined ? 0 : matters / (1 + (spec.repeatabilityCm / halfTrustCm) ** 2)
}

function spreadOf(one: ComparisonGroup | null, other: ComparisonGroup | null): number {
  if (one === null || other === null) return unnamedCm
  return one === other ? 0 : alikeCm
}

function opinionOf(
  reference: Reference,
  dimension: DimensionName,
  rule: DimensionRule,
  length: GarmentLength,
  spreadCm: number,
): Opinion | null {
  const factor = flatFactor(dimension, length.extent)
  const value = length.value * factor
  const half = (Math.max(0, length.high - length.low) / 2) * factor
  if (!(value > 0) || !Number.isFinite(half)) return null
  const scale = scaleOf(value, rule)
  const allowance = rule.allowanceCm * scale
  const zoneFeel = rule.zone === null ? undefined : reference.zones[rule.zone]
  const feel = zoneFeel ?? (rule.ease > 0 ? reference.feel : 'right')
  const bound = zoneFeel === undefined ? boundOfWhole : boundOfZone
  const shift = shiftOf(feel, rule, zoneFeel === undefined ? rule.ease : 1) * scale
  const measured = Math.max(half, (tapeCm * tenths) / 2) / ninetyPercent
  return {
    reference,
    ideal: value + shift,
    // The size that is known to be tight or loose bounds the interval on its side.
    below: shift > 0 ? Math.min(allowance, shift * bound) : allowance,
    above: shift < 0 ? Math.min(allowance, -shift * bound) : allowance,
    variance: measured ** 2 + (spreadCm * rule.ease * scale) ** 2 + (shift * feelDeviation) ** 2,
  }
}

/** How much larger a garment should be than the reference, in centimetres of the usual size. */
function shiftOf(feel: Feel, rule: DimensionRule, share: number): number {
  switch (feel) {
    case 'tight':
      return rule.tightCm * share
    case 'right':
      return 0
    case 'loose':
      return -rule.looseCm * share
  }
}

function combine(
  opinions: readonly Opinion[],
  rule: DimensionRule,
  wish: Wish,
  weight: number,
): TargetDimension | null {
  const [first] = opinions
  if (first === undefined) return null
  let [precision, ideal, below, above] = [0, 0, 0, 0]
  let best = first
  for (const opinion of opinions) {
    const own = 1 / opinion.variance
    precision += own
    ideal += own * opinion.ideal
    below += own * opinion.below
    above += own * opinion.above
    if (opinion.variance < best.variance) best = opinion
  }
  ideal /= precision
  // What they differ by beyond what their uncertainty explains is what somebody wears: it all fits.
  let disagreement = 0
  for (const opinion of opinions) disagreement += ((opinion.ideal - ideal) ** 2 - opinion.variance) / opinion.variance
  const wider = Math.sqrt(Math.max(0, disagreement / precision))
  const wished = wishShift(wish, rule) * scaleOf(ideal, rule)
  const centre = Math.round(ideal + wished)
  return {
    ideal: centre,
    low: centre - Math.round(below / precision + wider),
    high: centre + Math.round(above / precision + wider),
    deviation: Math.sqrt(1 / precision),
    extent: 'flat',
    weight,
    referenceId: best.reference.id,
    stretch: best.reference.stretch,
    fitStyle: best.reference.fitStyle,
  }
}

function wishShift(wish: Wish, rule: DimensionRule): number {
  switch (wish) {
    case 'closer':
      return -rule.closerCm
    case 'same':
      return 0
    case 'looser':
      return rule.looserCm
  }
}

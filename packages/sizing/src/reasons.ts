import type { DimensionName, Stretch } from '@fitsize/garments'
import type { Plan, PlannedDimension } from './plan'
import { stretchShare } from './rules'
import type { DimensionFit, Reason } from './types'

/** More than these nobody reads. */
const mostReasons = 4

type Telling = { readonly fit: DimensionFit; readonly weight: number; readonly stretches: boolean }

/**
 * Why a size fits or not: of each aspect its worst dimension, first what lowers the probability most; then what the
 * chart leaves out although it matters.
 */
export function reasonsFor(
  plan: Plan,
  dimensions: readonly DimensionFit[],
  stretch: Stretch | null,
): readonly Reason[] {
  const telling: Telling[] = []
  const missing: DimensionName[] = []
  let place = 0
  for (const aspect of plan.aspects) {
    let worst: DimensionFit | null = null
    let worstPlanned: PlannedDimension | null = null
    for (const planned of aspect.dimensions) {
      const fit = dimensions[place]
      place += 1
      if (fit === undefined || fit.missing) continue
      if (worst !== null && worstPlanned !== null && lossOf(fit, planned) <= lossOf(worst, worstPlanned)) continue
      worst = fit
      worstPlanned = planned
    }
    const [first] = aspect.dimensions
    if (worst !== null && worstPlanned !== null)
      insert(telling, {
        fit: worst,
        weight: worstPlanned.dimension.weight,
        stretches: isExcused(worst, worstPlanned, stretch),
      })
    else if (first !== undefined) missing.push(first.name)
  }
  if (telling.length === 0) return [{ kind: 'nothing-comparable' }]
  const reasons: Reason[] = []
  for (const { fit, stretches } of telling) {
    if (reasons.length === mostReasons) break
    const { dimension, difference, verdict, referenceId } = fit
    reasons.push({ kind: stretches ? 'stretch' : 'difference', dimension, difference, verdict, referenceId })
  }
  if (missing.length > 0) reasons.push({ kind: 'missing', dimensions: missing })
  return reasons
}

const lossOf = (fit: DimensionFit, { dimension }: PlannedDimension): number => dimension.weight * (1 - fit.probability)

/** Keeps the most telling first: a handful, for which sorting afterwards would cost more. */
function insert(telling: Telling[], one: Telling): void {
  let place = telling.length
  for (
    let before = telling[place - 1];
    before !== undefined && isMoreTelling(one, before);
    before = telling[place - 1]
  ) {
    telling[place] = before
    place -= 1
  }
  telling[place] = one
}

function isMoreTelling(one: Telling, other: Telling): boolean {
  const isOff = one.fit.verdict === 'tighter' || one.fit.verdict === 'looser'
  if (isOff !== (other.fit.verdict === 'tighter' || other.fit.verdict === 'looser')) return isOff
  return isOff
    ? one.weight * (1 - one.fit.probability) > other.weight * (1 - other.fit.probability)
    : one.weight > other.weight
}

/** Narrower than would fit, were it not for the cloth. */
const isExcused = (fit: DimensionFit, { dimension }: PlannedDimension, stretch: Stretch | null): boolean =>
  fit.verdict === 'fits' &&
  dimension.ideal + fit.difference < dimension.low &&
  stretch !== null &&
  dimension.stretch !== null &&
  stretchShare[stretch] > stretchShare[dimension.stretch]

import type { Plan } from './plan'
import { stretchShare } from './rules'
import type { DimensionFit, Reason, Stretch } from './types'

/** More than these nobody reads. */
const mostReasons = 4

/**
 * Why a size fits or not: of each aspect its worst dimension, first what lowers the probability most; then what the
 * chart leaves out although it matters.
 */
export function reasonsFor(plan: Plan, dimensions: readonly DimensionFit[], stretch: Stretch | null): Reason[] {
  const telling: { readonly reason: Reason; readonly off: boolean; readonly loss: number; readonly weight: number }[] =
    []
  const missing: DimensionFit['dimension'][] = []
  let at = 0
  for (const aspect of plan.aspects) {
    let worst: { readonly fit: DimensionFit; readonly loss: number; readonly weight: number } | null = null
    let excused = false
    for (const { dimension } of aspect.dimensions) {
      const fit = dimensions[at]
      at += 1
      if (fit === undefined || fit.missing) continue
      const loss = dimension.weight * (1 - fit.probability)
      if (worst === null || loss > worst.loss) {
        worst = { fit, loss, weight: dimension.weight }
        excused =
          fit.verdict === 'fits' &&
          fit.difference < 0 &&
          fit.difference + dimension.ideal < dimension.low &&
          stretch !== null &&
          stretchShare[stretch] > stretchShare[dimension.stretch ?? stretch]
      }
    }
    const [first] = aspect.dimensions
    if (worst !== null) {
      const { dimension, difference, verdict, referenceId } = worst.fit
      telling.push({
        reason: { kind: excused ? 'stretch' : 'difference', dimension, difference, verdict, referenceId },
        off: verdict === 'tighter' || verdict === 'looser',
        loss: worst.loss,
        weight: worst.weight,
      })
    } else if (first !== undefined) missing.push(first.name)
  }
  if (telling.length === 0) return [{ kind: 'nothing-comparable' }]
  telling.sort((one, other) =>
    one.off === other.off
      ? one.off
        ? other.loss - one.loss
        : other.weight - one.weight
      : Number(other.off) - Number(one.off),
  )
  const reasons = telling.slice(0, mostReasons).map(({ reason }) => reason)
  if (missing.length > 0) reasons.push({ kind: 'missing', dimensions: missing })
  return reasons
}

import { fitOf } from './fit'
import { knownFrom, recommendedFrom } from './rules'
import type { OfferedGarment, SizeFit, Target } from './types'

/**
 * The sizes of a garment, in the chart's order, and the one that most probably fits. Null where none is known well
 * enough or none is probable enough to be worth a try; of equals the one of which more is known, then the first.
 */
export function bestSizes(
  target: Target,
  garment: OfferedGarment,
): { readonly best: SizeFit | null; readonly second: SizeFit | null; readonly all: readonly SizeFit[] } {
  const all = garment.sizes.map((size) => fitOf(target, garment, size))
  const [best = null, second = null] = all
    .filter(isRecommendable)
    .toSorted((one, other) => other.probability - one.probability || other.certainty - one.certainty)
  return { best, second, all }
}

/** Whether a size may be recommended at all. */
export const isRecommendable = ({ probability, certainty }: Pick<SizeFit, 'probability' | 'certainty'>): boolean =>
  probability >= recommendedFrom && certainty >= knownFrom

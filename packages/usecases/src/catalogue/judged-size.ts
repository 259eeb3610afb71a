import { fitOf, isRecommendable, probabilityOf, type Target } from '@fitsize/sizing'
import { rankOf } from './fit-rank'
import { chartEntryOf, type Kind, type OfferedSize } from './offered-size'

/** A size with the probability that it fits, of those that may be recommended. */
export type JudgedSize = {
  readonly size: OfferedSize
  readonly kind: Kind
  readonly target: Target
  readonly probability: number
  /** By which garments are ordered. */
  readonly rank: number
}

/**
 * Judges sizes of one kind by a target and keeps those that may be recommended, of at least a rank. How much is
 * known of a size depends on what its chart states alone, so it is asked once for each such set.
 */
export function judge(
  target: Target,
  kind: Kind,
  sizes: Iterable<OfferedSize>,
  leastRank: number,
): readonly JudgedSize[] {
  const certainties = new Map<string, number>()
  const judged: JudgedSize[] = []
  for (const size of sizes) {
    const garment = { ...kind, stretch: size.stretch, fitStyle: size.fitStyle }
    const entry = chartEntryOf(size)
    const probability = probabilityOf(target, garment, entry)
    const rank = rankOf(probability)
    if (rank < leastRank) continue
    const stated = statedBy(size)
    let certainty = certainties.get(stated)
    if (certainty === undefined) {
      certainty = fitOf(target, garment, entry).certainty
      certainties.set(stated, certainty)
    }
    if (isRecommendable({ probability, certainty })) judged.push({ size, kind, target, probability, rank })
  }
  return judged
}

/** What a chart states, and whether flat or around; lengths that are no lengths state nothing. */
function statedBy({ lengths }: OfferedSize): string {
  let stated = ''
  for (const [dimension, { value, extent }] of Object.entries(lengths))
    if (value > 0) stated += `${dimension}${extent === 'flat' ? ' ' : '+'}`
  return stated
}

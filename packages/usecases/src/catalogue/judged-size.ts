import { fitOf, isRecommendable, probabilityOf, type Target } from '@fitsize/sizing'
import { rankOf } from './fit-rank'
import { chartEntryOf, type Kind, type OfferedSize } from './offered-size'

/** A size with the probability that it fits, of those that may be recommended. */
export type JudgedSize = {
  readonly size: OfferedSize
  readonly kind: Kind
  readonly target: Target
  readonly probability: number
  /** The share of what matters that is known, 0 to 1. */
  readonly certainty: number
  /** By which garments are ordered. */
  readonly rank: number
}

/** A judge of sizes by their targets, which keeps those that may be recommended, of at least a rank. */
export type Judge = (target: Target, kind: Kind, size: OfferedSize) => JudgedSize | null

/** How much is known of a size depends on what its chart states alone, so it is asked once for each such set. */
export function judgeFrom(leastRank: number): Judge {
  const certainties = new Map<Target, Map<string, number>>()
  return (target, { garmentType, category }, size) => {
    const { stretch, fitStyle } = size
    const garment = { garmentType, category, stretch, fitStyle }
    const entry = chartEntryOf(size)
    const probability = probabilityOf(target, garment, entry)
    const rank = rankOf(probability)
    if (rank < leastRank) return null
    const known = certainties.get(target) ?? new Map<string, number>()
    certainties.set(target, known)
    const stated = statedBy(size)
    const certainty = known.get(stated) ?? fitOf(target, garment, entry).certainty
    known.set(stated, certainty)
    return isRecommendable({ probability, certainty })
      ? { size, kind: { garmentType, category }, target, probability, certainty, rank }
      : null
  }
}

/** What a chart states, and whether flat or around; lengths that are no lengths state nothing. */
function statedBy({ lengths }: OfferedSize): string {
  let stated = ''
  for (const [dimension, { value, extent }] of Object.entries(lengths))
    if (value > 0) stated += `${dimension}${extent === 'flat' ? ' ' : '+'}`
  return stated
}

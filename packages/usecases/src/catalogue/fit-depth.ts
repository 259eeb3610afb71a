import { probabilityOf } from '@fitsize/sizing'
import { lowestRank, rankOf } from './fit-rank'
import type { FitTarget } from './fit-targets'
import { cellDimensions, chartEntryOf, type Kind, type OfferedSize } from './offered-size'

/** Some of the sizes on offer, at random. It decides how a search looks, never what it finds. */
export type SizeSample = {
  /** How many sizes on offer each of these stands for; at least 1. */
  readonly standsFor: number
  readonly of: (kind: Kind) => readonly OfferedSize[]
}

/** About how many sizes on offer have a rank, the highest first. */
export type RankCount = { readonly rank: number; readonly sizes: number }

/** So many sizes of a sample are judged for a target: judging takes longer than all the rest of choosing. */
const mostJudged = 150

/** About how many sizes of each rank there are for somebody. */
export function countRanks(targets: readonly FitTarget[], sample: SizeSample): readonly RankCount[] {
  const counts = new Map<number, number>()
  for (const { target, kinds, widestBox } of targets) {
    if (widestBox === null) continue
    const names = cellDimensions[target.garmentType]
    const near = ({ lengths }: OfferedSize): boolean => {
      for (const name of names) {
        const [range, length] = [widestBox[name], lengths[name]]
        if (range === undefined || length === undefined || length.extent !== 'flat') continue
        if (length.value < range.min || length.value > range.max) return false
      }
      return true
    }
    let judged = 0
    let candidates = 0
    const ranks: number[] = []
    for (const kind of kinds)
      for (const size of sample.of(kind)) {
        if (!near(size)) continue
        candidates++
        if (judged === mostJudged) continue
        judged++
        const garment = { ...kind, stretch: size.stretch, fitStyle: size.fitStyle }
        const rank = rankOf(probabilityOf(target, garment, chartEntryOf(size)))
        if (rank >= lowestRank) ranks.push(rank)
      }
    const standsFor = (sample.standsFor * candidates) / Math.max(1, judged)
    for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + standsFor)
  }
  return [...counts].map(([rank, sizes]) => ({ rank, sizes })).sort((one, other) => other.rank - one.rank)
}

/** The highest rank at and above which there are about so many sizes. */
export function rankFor(counts: readonly RankCount[], wanted: number): number {
  let found = 0
  for (const { rank, sizes } of counts) {
    found += sizes
    if (found >= wanted) return rank
  }
  return lowestRank
}

/** About how many sizes there are at a rank and above. */
export const sizesFrom = (counts: readonly RankCount[], rank: number): number =>
  counts.reduce((sum, count) => sum + (count.rank >= rank ? count.sizes : 0), 0)

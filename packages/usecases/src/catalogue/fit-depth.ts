import { probabilityOf } from '@fitsize/sizing'
import { lowestRank, rankOf } from './fit-rank'
import type { FitTarget } from './fit-targets'
import { chartEntryOf, type Kind, type OfferedSize } from './offered-size'
import type { SizePosition } from './search-ports'
import { cellsOf, scoreOfCell, sizeScoresOf } from './size-scores'

/** Some of the sizes on offer, at random. It decides how a search looks, never what it finds. */
export type SizeSample = {
  /** How many sizes on offer each of these stands for; at least 1. */
  readonly standsFor: number
  readonly of: (kind: Kind) => readonly OfferedSize[]
}

/** About how many sizes on offer have a rank, the highest first; `judged` leaves out those that only may have it. */
export type RankCount = { readonly rank: number; readonly sizes: number; readonly judged: number }

/** A size of a sample that may fit, with the score that none of its rank goes below. */
type Candidate = { readonly size: OfferedSize; readonly kind: Kind; readonly score: number }

/** So many sizes of a sample are judged for a target, the most promising ones; they stand for those as promising. */
const mostJudged = 50

/** What a sample says of what somebody will find. */
export type Expected = {
  readonly counts: readonly RankCount[]
  /**
   * From which moment on there are about so many garments of a rank after a position, in milliseconds since 1970. Null
   * where fewer sizes are read by looking up all that may have the rank.
   */
  readonly sinceWhen: (rank: number, after: SizePosition | null, garments: number) => number | null
}

/** Sizes of a garment that may have the same rank, and rows of the index that a look-up by cells reads for each it finds. */
const sizesPerGarment = 6
const readForEach = 3

export function expectedOf(targets: readonly FitTarget[], sample: SizeSample): Expected {
  const candidates = targets.map((target) => [target, candidatesOf(target, sample)] as const)
  return {
    counts: countRanks(candidates, sample),
    sinceWhen: (rank, after, garments) => {
      const moments = candidates
        .flatMap(([{ target }, found]) => {
          const least = sizeScoresOf(target).leastOf(rank)
          return found.flatMap(({ score, size }) => (score >= least ? [size.publishedAt] : []))
        })
        .sort((one, other) => other - one)
      const upTo = after?.publishedAt ?? Number.POSITIVE_INFINITY
      const first = moments.findIndex((moment) => moment <= upTo)
      if (first === -1) return null
      const since = moments[first + Math.ceil((garments * sizesPerGarment) / sample.standsFor) + 2]
      if (since === undefined) return null
      let newer = 0
      for (const { kinds } of targets)
        for (const kind of kinds)
          for (const { publishedAt } of sample.of(kind)) if (publishedAt >= since && publishedAt <= upTo) newer++
      return newer <= readForEach * moments.length ? since : null
    },
  }
}

/** The sizes of a sample that may be recommended for a target, as far as their cells say. */
function candidatesOf({ target, kinds }: FitTarget, sample: SizeSample): readonly Candidate[] {
  const { columns, leastOf } = sizeScoresOf(target)
  const least = leastOf(lowestRank)
  const candidates: Candidate[] = []
  for (const kind of kinds) {
    const sizes = sample.of(kind)
    const cells = cellsOf(sizes, target.garmentType)
    let at = 0
    for (const size of sizes) {
      let score = 0
      for (const [place, column] of columns.entries())
        if (column !== null) score += scoreOfCell(column, cells[at + place] ?? 0)
      at += columns.length
      if (score >= least) candidates.push({ size, kind, score })
    }
  }
  return candidates.sort((one, other) => other.score - one.score)
}

/** About how many sizes of each rank there are for somebody. */
function countRanks(
  targets: readonly (readonly [FitTarget, readonly Candidate[]])[],
  sample: SizeSample,
): readonly RankCount[] {
  const counts = new Map<number, { sizes: number; judged: number }>()
  const count = (rank: number, sizes: number, judged: number): void => {
    const known = counts.get(rank) ?? { sizes: 0, judged: 0 }
    counts.set(rank, { sizes: known.sizes + sizes, judged: known.judged + judged })
  }
  for (const [{ target }, candidates] of targets) {
    const judged = candidates.slice(0, mostJudged)
    const worst = judged.at(-1)?.score ?? 0
    const alike = candidates.findLastIndex(({ score }) => score >= worst) + 1
    const standsFor = (sample.standsFor * alike) / Math.max(1, judged.length)
    for (const { size, kind } of judged) {
      const garment = { ...kind, stretch: size.stretch, fitStyle: size.fitStyle }
      const rank = rankOf(probabilityOf(target, garment, chartEntryOf(size)))
      if (rank >= lowestRank) count(rank, standsFor, standsFor)
    }
    const { rankOf: greatestRankOf } = sizeScoresOf(target)
    for (const { score } of candidates.slice(alike)) count(greatestRankOf(score), sample.standsFor, 0)
  }
  return [...counts].map(([rank, known]) => ({ rank, ...known })).sort((one, other) => other.rank - one.rank)
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

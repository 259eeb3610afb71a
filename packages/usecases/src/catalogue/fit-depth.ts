import { probabilityOf } from '@fitsize/sizing'
import { highestRank, lowestRank, rankOf } from './fit-rank'
import { chartEntryOf, type Kind, type OfferedSize, type SizePosition, type ToleranceClass } from './offered-size'
import { cellsOf, type SizeScores, scoreOfCells } from './size-scores'

/** Some of the sizes on offer, at random. It decides how a search looks, never what it finds. */
export type SizeSample = {
  /** How many sizes on offer each of these stands for; at least 1. */
  readonly standsFor: number
  /** The newest first. */
  readonly of: (kind: Kind, tolerances: ToleranceClass['name']) => readonly OfferedSize[]
}

/** What a sample says of what somebody will find. */
export type Expected = {
  /** The highest rank at and above which there are about so many sizes. */
  readonly rankFor: (sizes: number) => number
  /** About how many sizes there are at a rank and above. */
  readonly sizesFrom: (rank: number) => number
  /** About how many sizes are known to have exactly a rank; those that only may have it are left out. */
  readonly sizesOf: (rank: number) => number
  /**
   * From which moment on there are about so many garments of a rank after a position, in milliseconds since 1970. Null
   * where fewer sizes are read by looking up all that may have the rank.
   */
  readonly sinceWhen: (rank: number, after: SizePosition | null, garments: number) => number | null
}

/** Sizes of a garment that may have the same rank, and rows of the index that a look-up by cells reads for each it finds. */
const sizesPerGarment = 6
const readForEach = 3

/** Looks at the sample only as far as it is asked. */
export function expectedOf(scores: readonly SizeScores[], sample: SizeSample): Expected {
  const counts = { sizes: new Float64Array(highestRank + 1), judged: new Float64Array(highestRank + 1) }
  let counted = 0
  const countFrom = (rank: number): void => {
    for (let next = scores[counted]; next !== undefined && next.highestRank >= rank; next = scores[counted]) {
      countRanks(next, sample, counts)
      counted++
    }
  }
  const sum = (from: number): number => {
    countFrom(from)
    let sizes = 0
    for (let rank = highestRank; rank >= from; rank--) sizes += counts.sizes[rank] ?? 0
    return sizes
  }
  return {
    rankFor: (wanted) => {
      let found = 0
      for (let rank = highestRank; rank > lowestRank; rank--) {
        countFrom(rank)
        found += counts.sizes[rank] ?? 0
        if (found >= wanted) return rank
      }
      return lowestRank
    },
    sizesFrom: sum,
    sizesOf: (rank) => {
      countFrom(rank)
      return counts.judged[rank] ?? 0
    },
    sinceWhen: (rank, after, garments) => sinceWhen(scores, sample, rank, after, garments),
  }
}

/** So many sizes of a sample are judged for a target, the most promising ones; they stand for those as promising. */
const mostJudged = 16
/** Scores that promise about the same. */
const scoresAlike = 64

/** About how many sizes of each rank there are within bounds. */
function countRanks(
  scores: SizeScores,
  sample: SizeSample,
  counts: { readonly sizes: Float64Array; readonly judged: Float64Array },
): void {
  const { target } = scores
  for (const kind of scores.kinds) {
    const alike: OfferedSize[][] = []
    eachCandidate(scores, kind, sample, lowestRank, (size, score) => {
      const promise = Math.max(0, Math.floor(-score / scoresAlike))
      const others = alike[promise]
      if (others === undefined) alike[promise] = [size]
      else others.push(size)
    })
    let left = mostJudged
    for (const [promise, candidates] of alike.entries()) {
      if (candidates === undefined) continue
      const judged = candidates.slice(0, left)
      left -= judged.length
      if (judged.length === 0) {
        const rank = Math.min(highestRank, scores.rankOf(-promise * scoresAlike))
        counts.sizes[rank] = (counts.sizes[rank] ?? 0) + sample.standsFor * candidates.length
        continue
      }
      const standsFor = (sample.standsFor * candidates.length) / judged.length
      for (const size of judged) {
        const garment = { ...kind, stretch: size.stretch, fitStyle: size.fitStyle }
        const rank = rankOf(probabilityOf(target, garment, chartEntryOf(size)))
        counts.sizes[rank] = (counts.sizes[rank] ?? 0) + standsFor
        counts.judged[rank] = (counts.judged[rank] ?? 0) + standsFor
      }
    }
  }
}

/** The sizes of a kind in a sample that may have at least a rank, as far as their cells say; the newest first. */
function eachCandidate(
  { target, tolerances, columns: columnsOf, leastOf }: SizeScores,
  kind: Kind,
  sample: SizeSample,
  rank: number,
  found: (size: OfferedSize, score: number) => void,
): void {
  const sizes = sample.of(kind, tolerances)
  if (sizes.length === 0) return
  const columns = columnsOf()
  const least = leastOf(rank)
  const cells = cellsOf(sizes, target.garmentType)
  for (let index = 0; index < sizes.length; index++) {
    const score = scoreOfCells(columns, cells, index * columns.length, least)
    const size = sizes[index]
    if (score >= least && size !== undefined) found(size, score)
  }
}

function sinceWhen(
  all: readonly SizeScores[],
  sample: SizeSample,
  rank: number,
  after: SizePosition | null,
  garments: number,
): number | null {
  const upTo = after?.publishedAt ?? Number.POSITIVE_INFINITY
  const place = Math.ceil((garments * sizesPerGarment) / sample.standsFor) + 2
  const asked = all.filter(({ highestRank }) => highestRank >= rank)
  const moments: number[] = []
  let candidates = 0
  for (const scores of asked)
    for (const kind of scores.kinds) {
      let taken = 0
      eachCandidate(scores, kind, sample, rank, ({ publishedAt }) => {
        candidates++
        if (publishedAt > upTo || taken > place) return
        taken++
        moments.push(publishedAt)
      })
    }
  const since = moments.sort((one, other) => other - one)[place]
  if (since === undefined) return null
  let newer = 0
  for (const { kinds, tolerances } of asked)
    for (const kind of kinds)
      for (const { publishedAt } of sample.of(kind, tolerances)) {
        if (publishedAt < since) break
        if (publishedAt <= upTo) newer++
      }
  return newer <= readForEach * candidates ? since : null
}

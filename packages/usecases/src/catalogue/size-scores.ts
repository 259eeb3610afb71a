import { partsOf, type Target } from '@fitsize/sizing'
import { leastProbabilityOf, lowestRank, rankOf } from './fit-rank'
import { boundedTolerance, cellDimensions, cellTenthsMm, lastCell, type OfferedSize } from './offered-size'

/** How much a size may lose by the cell of one dimension: whole numbers, 0 at best, smaller ones below. */
export type CellScores = {
  /** By cell, from this one on. */
  readonly from: number
  readonly scores: readonly number[]
  /** Of the cell of what is not stated. */
  readonly unstated: number
  /** Of every other cell. */
  readonly beyond: number
}

/** Bounds of how well sizes fit, by the cells of their type's dimensions. */
export type SizeScores = {
  /** One for each dimension of `cellDimensions`; null for those that say nothing. */
  readonly columns: readonly (CellScores | null)[]
  /** A size of a rank has scores of at least this in all; infinite where no size can have it. */
  readonly leastOf: (rank: number) => number
  /** No size with a score in all has a higher rank. */
  readonly rankOf: (score: number) => number
}

/** Steps of the natural logarithm: so fine that what rounding lets in hardly counts. */
const perLog = 5000
/** Less than any sum that is asked for. */
const never = -9999
/** Scores are rounded up and what is asked for down, so that nothing is lost. */
const scoreOf = (share: number): number => (share <= 0 ? never : Math.max(never, Math.ceil(perLog * Math.log(share))))

const known = new WeakMap<Target, SizeScores>()

export function sizeScoresOf(target: Target): SizeScores {
  const before = known.get(target)
  if (before !== undefined) return before
  const { rest, parts } = partsOf(target, cellDimensions[target.garmentType], { mostTolerance: boundedTolerance })
  const most = parts.reduce((product, part) => product * (part === null ? 1 : atBest(part)), rest)
  const columns = parts.map((part, place) =>
    part === null ? null : cellScoresOf(part, idealOf(target, place), leastProbabilityOf(lowestRank) / most),
  )
  const best = columns.reduce((sum, column) => sum + (column === null ? 0 : greatestScore(column)), 0)
  const scores: SizeScores = {
    columns,
    leastOf: (rank) => {
      const least = Math.floor(perLog * Math.log(leastProbabilityOf(rank) / rest))
      return least > best ? Number.POSITIVE_INFINITY : least
    },
    rankOf: (score) => rankOf(rest * Math.exp(score / perLog)),
  }
  known.set(target, scores)
  return scores
}

type Part = NonNullable<ReturnType<typeof partsOf>['parts'][number]>

const atBest = (part: Part): number => Math.max(part.unstated, part.within(0, (lastCell + 1) * cellTenthsMm))

function idealOf(target: Target, place: number): number {
  const name = cellDimensions[target.garmentType][place]
  return name === undefined ? 0 : (target.dimensions[name]?.ideal ?? 0)
}

/** Differences of a score that are not worth a cell of their own. */
const flatFrom = 1e-3

/** Cells around the ideal, until what lies further off is out of the question, or loses as much as it ever can. */
function cellScoresOf(part: Part, ideal: number, least: number): CellScores {
  const best = atBest(part)
  const furthest = part.within((lastCell + 1) * cellTenthsMm, (lastCell + 1) * cellTenthsMm)
  const shareOf = (cell: number): number => part.within(cell * cellTenthsMm, (cell + 1) * cellTenthsMm)
  const isEnd = (share: number): boolean => share / best < least || share - furthest < flatFrom
  const middle = Math.min(lastCell, Math.max(0, Math.floor(ideal / cellTenthsMm)))
  const shares = [shareOf(middle)]
  let from = middle
  let ends = 0
  while (from > 0) {
    const share = shareOf(from - 1)
    if (isEnd(share)) {
      ends = Math.max(ends, share)
      break
    }
    shares.unshift(share)
    from--
  }
  for (let cell = middle + 1; cell <= lastCell; cell++) {
    const share = shareOf(cell)
    if (isEnd(share)) {
      ends = Math.max(ends, share)
      break
    }
    shares.push(share)
  }
  return {
    from,
    scores: shares.map(scoreOf),
    unstated: scoreOf(part.unstated),
    beyond: ends / best < least ? never : scoreOf(ends),
  }
}

export const greatestScore = ({ scores, unstated, beyond }: CellScores): number => Math.max(unstated, beyond, ...scores)

/** The cell of a size that a chart does not state, or not so that it could be compared. */
export const unstatedCell = -1

export const scoreOfCell = ({ from, scores, unstated, beyond }: CellScores, cell: number): number =>
  cell === unstatedCell ? unstated : (scores[cell - from] ?? beyond)

/** Of the sizes of a sample, the cells of one after the other. A sample does not change. */
const sampled = new WeakMap<readonly OfferedSize[], Int16Array>()

/** The cells of sizes, four for each; as app.cell of the migrations has them, girths apart, which are taken as unstated. */
export function cellsOf(sizes: readonly OfferedSize[], type: Target['garmentType']): Int16Array {
  const before = sampled.get(sizes)
  if (before !== undefined) return before
  const names = cellDimensions[type]
  const cells = new Int16Array(sizes.length * names.length)
  for (const [index, { lengths }] of sizes.entries())
    for (const [place, name] of names.entries()) {
      const length = lengths[name]
      const isStated = length !== undefined && length.extent === 'flat' && length.value > 0
      cells[index * names.length + place] = isStated
        ? Math.min(lastCell, Math.floor(length.value / cellTenthsMm))
        : unstatedCell
    }
  sampled.set(sizes, cells)
  return cells
}

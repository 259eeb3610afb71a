import { partsOf, type Target } from '@fitsize/sizing'
import { highestRank, leastProbabilityOf, lowestRank, rankOf } from './fit-rank'
import type { FitTarget } from './fit-targets'
import {
  boundedTolerance,
  cellDimensions,
  cellTenthsMm,
  lastCell,
  type OfferedSize,
  type ToleranceClass,
  toleranceClasses,
} from './offered-size'

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

/** Bounds of how well sizes of one class of tolerances fit, by the cells of their type's dimensions. */
export type SizeScores = {
  readonly target: Target
  readonly kinds: FitTarget['kinds']
  readonly tolerances: ToleranceClass['name']
  /** No size has a higher rank. */
  readonly highestRank: number
  /** One for each dimension of `cellDimensions`; null for those that say nothing. */
  readonly columns: () => readonly (CellScores | null)[]
  /** A size of a rank has scores of at least this in all. */
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

/**
 * How much the least scores of higher ranks are above those of a rank, for all bounds: the first for the rank above it, the
 * last for the highest. Rounded down, so that no size seems to have a lower rank than it may have.
 */
export const scoreStepsFrom = (rank: number): readonly number[] =>
  Array.from({ length: highestRank - rank }, (_, index) => {
    const share = leastProbabilityOf(rank + 1 + index) / leastProbabilityOf(rank)
    return Math.floor(perLog * Math.log(share)) - 1
  })

/** Of all targets and classes in which a size may be recommended, those with the best sizes first. */
export const sizeScoresOf = (targets: readonly FitTarget[]): readonly SizeScores[] =>
  targets
    .flatMap((fit) => toleranceClasses.map((tolerances) => scoresOf(fit, tolerances)))
    .filter(({ highestRank }) => highestRank >= lowestRank)
    .sort((one, other) => other.highestRank - one.highestRank)

function scoresOf({ target, kinds }: FitTarget, { name, least, most }: ToleranceClass): SizeScores {
  const { rest, parts } = partsOf(target, cellDimensions[target.garmentType], {
    leastTolerance: least,
    mostTolerance: most,
    vagueFrom: boundedTolerance,
  })
  const best = parts.reduce((product, part) => product * (part === null ? 1 : atBest(part)), rest)
  let columns: readonly (CellScores | null)[] | undefined
  return {
    target,
    kinds,
    tolerances: name,
    highestRank: rankOf(Math.min(1, best)),
    columns: () => {
      columns ??= parts.map((part, place) =>
        part === null ? null : cellScoresOf(part, idealOf(target, place), leastProbabilityOf(lowestRank) / best),
      )
      return columns
    },
    leastOf: (rank) => Math.floor(perLog * Math.log(leastProbabilityOf(rank) / rest)),
    rankOf: (score) => rankOf(rest * Math.exp(score / perLog)),
  }
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

const scoreOfCell = ({ from, scores, unstated, beyond }: CellScores, cell: number): number => {
  if (cell === unstatedCell) return unstated
  const at = cell - from
  return at < 0 || at >= scores.length ? beyond : (scores[at] ?? beyond)
}

/** The score of a size whose cells stand from a place on, or anything below the least once it is. */
export function scoreOfCells(
  columns: readonly (CellScores | null)[],
  cells: Int16Array,
  from: number,
  least: number,
): number {
  let score = 0
  for (let place = 0; place < columns.length && score >= least; place++) {
    const column = columns[place]
    if (column != null) score += scoreOfCell(column, cells[from + place] ?? unstatedCell)
  }
  return score
}

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

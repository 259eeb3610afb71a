import { type Expected, expectedOf } from './fit-depth'
import { highestRank, lowestRank } from './fit-rank'
import type { FitTarget } from './fit-targets'
import { type JudgedSize, judgeFrom } from './judged-size'
import type { OfferedSize, SizePosition } from './offered-size'
import type { SearchPosition } from './search-cursor'
import type { CatalogueSearch, FoundSizes, SizeBound } from './search-ports'
import type { CatalogueFilter } from './search-request'
import { type SizeScores, sizeScoresOf } from './size-scores'

type FitPosition = Pick<SearchPosition, 'rank' | 'publishedAt' | 'garmentId'>
type Reads = Pick<CatalogueSearch, 'sizesWithin' | 'newestWithin' | 'sampleSizes'>

/** The sizes of a garment that fit best, more than one only where they fit equally well. */
export type BestSizes = readonly [JudgedSize, ...JudgedSize[]]

/** The first look aims at more than is asked for, and each further one at so many times more. */
const aimedAt = 3
const deepening = 4
/** So many sizes are read at first, the most promising ones; that is mostly enough. */
const readFirst = 600
/** After so many it is seen whether they are enough. */
const looksBack = 25
/** Where more sizes than this share a rank, those of the newest garments are found sooner than all of them. */
const crowd = 300

type Asked = {
  readonly catalogue: Reads
  readonly scores: readonly SizeScores[]
  readonly filter: CatalogueFilter
  readonly expected: Expected
}

/**
 * The garments that fit best, by the rank of their best size; of equals the newest, then the one with the larger id.
 * Exactly those that judging all sizes would give: each look takes in everything of some rank and above, and is deep
 * enough once it has found as many garments as are asked for. A rank that very many sizes have is read the newest first
 * instead, and only until the page is full.
 */
export async function searchByFit(
  catalogue: Reads,
  targets: readonly FitTarget[],
  filter: CatalogueFilter,
  after: FitPosition | null,
  limit: number,
): Promise<readonly BestSizes[]> {
  if (targets.length === 0) return []
  const scores = sizeScoresOf(targets)
  const expected = expectedOf(scores, await catalogue.sampleSizes())
  return searchFrom({ catalogue, scores, filter, expected }, after, limit)
}

async function searchFrom(asked: Asked, after: FitPosition | null, limit: number): Promise<readonly BestSizes[]> {
  const { expected } = asked
  const from = after?.rank ?? Number.POSITIVE_INFINITY
  const behind = after === null ? 0 : expected.sizesFrom(from + 1)
  let looked = Number.POSITIVE_INFINITY
  let isBarren = false
  for (let wanted = limit * aimedAt; ; wanted *= deepening) {
    const rank = isBarren ? Math.min(from, lowestRank) : Math.min(from, expected.rankFor(behind + wanted))
    if (rank === looked) continue
    looked = rank
    if (rank > lowestRank && isCrowded(expected, rank)) return searchCrowd(asked, after, limit, rank)
    const found = await bestFrom(asked, after, limit, rank)
    if (found.length >= limit || rank <= lowestRank) return found.slice(0, limit)
    // Where nothing was found although something was expected, one look settles it.
    isBarren = found.length === 0
  }
}

/**
 * The best garments after a position that have a rank or a better one, at least `limit` of them if there are so many. The
 * most promising sizes are judged first, until no other one can be better than those that are found.
 */
async function bestFrom(
  { catalogue, scores, filter }: Asked,
  after: FitPosition | null,
  limit: number,
  from: number,
): Promise<readonly BestSizes[]> {
  let rank = from
  for (let most: number | null = readFirst; ; most = most === null ? null : most * deepening) {
    const asked = boundsFrom(scores, rank)
    if (asked.length === 0) return []
    const sizes: FoundSizes = await catalogue.sizesWithin(
      asked.map(({ bound }) => bound),
      filter,
      most,
    )
    const judge = judgeFrom(rank)
    const best = new Map<string, [JudgedSize, ...JudgedSize[]]>()
    const ordered = () => [...best.values()].filter(([one]) => after === null || follows(one, after)).sort(compareBest)
    let read = 0
    for (const { bound, kind, size, highestRank: mayHave } of sizes) {
      if (read++ % looksBack === 0 && best.size >= limit) {
        const last = ordered()[limit - 1]
        // Sizes come in the order of the best that they may be.
        if (last !== undefined && compare(fitPositionOf(last[0]), positionWith(mayHave, size)) < 0) return ordered()
      }
      const judged = judge((asked[bound] ?? missing()).scores.target, kind, size)
      if (judged !== null) keepBest(best, judged)
    }
    const found = ordered()
    if (most === null || sizes.count < most) return found
    // All that can be as good as the last one of the page.
    const last = found[limit - 1]
    if (last !== undefined) [rank, most] = [last[0].rank, null]
  }
}

const isCrowded = (expected: Expected, rank: number): boolean =>
  expected.sizesOf(rank) > crowd && expected.sizesFrom(rank + 1) < crowd

/** What is better than a crowded rank, then those of that rank, the newest first; then it goes on as usual. */
async function searchCrowd(
  asked: Asked,
  after: FitPosition | null,
  limit: number,
  rank: number,
): Promise<readonly BestSizes[]> {
  const { catalogue, scores, filter } = asked
  const better = rank >= highestRank ? [] : await garmentsFrom(catalogue, scores, filter, rank + 1)
  const first = after === null ? better : better.filter(([best]) => follows(best, after))
  const missing = limit - first.length
  if (missing <= 0) return first.slice(0, limit)
  const known = new Set(better.map(([{ size }]) => size.garmentId))
  const start = after !== null && after.rank === rank ? after : null
  const newest = await newestOfRank(asked, start, missing, rank, known)
  const crowded = [...newest].sort(compareBest).slice(0, missing)
  if (crowded.length === missing) return [...first, ...crowded]
  const below = await searchFrom(asked, endOf(rank), missing - crowded.length)
  return [...first, ...crowded, ...below]
}

/** Where all garments of a rank have been. */
const endOf = (rank: number): FitPosition => ({ rank: rank - 1, publishedAt: new Date(8.64e15), garmentId: '~' })

/** Sizes are read so many at once. */
const readsAtOnce = 500
const smallestId = '00000000-0000-0000-0000-000000000000'

/** The newest garments whose best size has exactly a rank, other than those that are known to have a better one. */
async function newestOfRank(
  { catalogue, scores, filter, expected }: Asked,
  after: FitPosition | null,
  limit: number,
  rank: number,
  known: ReadonlySet<string>,
): Promise<readonly BestSizes[]> {
  const asked = boundsFrom(scores, rank)
  if (asked.length === 0) return []
  const bounds = asked.map(({ bound }) => bound)
  const found = new Map<string, [JudgedSize, ...JudgedSize[]]>()
  let position: SizePosition | null =
    after === null ? null : { publishedAt: after.publishedAt.getTime(), garmentId: after.garmentId }
  const judge = judgeFrom(rank)
  let wanted = limit
  let since = expected.sinceWhen(rank, position, wanted)
  for (let reads = readsAtOnce; ; ) {
    const sizes = [...(await catalogue.newestWithin(bounds, filter, { after: position, since, limit: reads }))]
    // The last garment's sizes may go on in the next read, which therefore begins with it again.
    const cut = sizes.length < reads ? null : (sizes.at(-1)?.size ?? null)
    const whole = cut === null ? sizes : sizes.filter(({ size }) => size.garmentId !== cut.garmentId)
    for (const { bound, kind, size } of whole) {
      if (known.has(size.garmentId)) continue
      const judged = judge((asked[bound] ?? missing()).scores.target, kind, size)
      if (judged !== null) keepBest(found, judged)
    }
    if (found.size >= limit) break
    if (cut !== null) {
      const last = whole.at(-1)?.size
      if (last === undefined) reads *= 2
      else position = last
    } else if (since === null) break
    else {
      position = { publishedAt: since, garmentId: smallestId }
      wanted *= deepening
      since = expected.sinceWhen(rank, position, wanted)
    }
  }
  return [...found.values()]
}

type AskedBound = { readonly scores: SizeScores; readonly bound: SizeBound }

/** What holds every size of a rank and above. */
const boundsFrom = (scores: readonly SizeScores[], rank: number): readonly AskedBound[] =>
  scores.flatMap((each) => {
    const { kinds, tolerances, columns, leastOf } = each
    if (each.highestRank < rank) return []
    return [{ scores: each, bound: { kinds, tolerances, columns: columns(), least: leastOf(rank), rank } }]
  })

function missing(): never {
  throw new Error('a size was found for a bound that nobody asked for')
}

/** Every garment of which a size has a rank or a better one, in order. */
export async function garmentsFrom(
  catalogue: Pick<Reads, 'sizesWithin'>,
  scores: readonly SizeScores[],
  filter: CatalogueFilter,
  rank: number,
): Promise<readonly BestSizes[]> {
  const asked = boundsFrom(scores, rank)
  if (asked.length === 0) return []
  const found = await catalogue.sizesWithin(
    asked.map(({ bound }) => bound),
    filter,
    null,
  )
  const judge = judgeFrom(rank)
  const best = new Map<string, [JudgedSize, ...JudgedSize[]]>()
  for (const { bound, kind, size } of found) {
    const judged = judge((asked[bound] ?? missing()).scores.target, kind, size)
    if (judged !== null) keepBest(best, judged)
  }
  return [...best.values()].sort(compareBest)
}

function keepBest(best: Map<string, [JudgedSize, ...JudgedSize[]]>, judged: JudgedSize): void {
  const { garmentId } = judged.size
  const known = best.get(garmentId)
  if (known === undefined || judged.probability > known[0].probability) best.set(garmentId, [judged])
  else if (judged.probability === known[0].probability) known.push(judged)
}

const positionWith = (rank: number, { publishedAt, garmentId }: OfferedSize): FitPosition => ({
  rank,
  publishedAt: new Date(publishedAt),
  garmentId,
})
export const fitPositionOf = ({ rank, size }: JudgedSize): FitPosition => positionWith(rank, size)

const follows = (judged: JudgedSize, after: FitPosition): boolean => compare(after, fitPositionOf(judged)) < 0
const compareBest = ([one]: BestSizes, [other]: BestSizes): number => compare(fitPositionOf(one), fitPositionOf(other))

/** Below 0 where one comes before the other. */
function compare(one: FitPosition, other: FitPosition): number {
  return (
    other.rank - one.rank ||
    other.publishedAt.getTime() - one.publishedAt.getTime() ||
    (one.garmentId > other.garmentId ? -1 : one.garmentId < other.garmentId ? 1 : 0)
  )
}

import { type Expected, expectedOf, type RankCount, rankFor, sizesFrom } from './fit-depth'
import { lowestRank } from './fit-rank'
import type { FitTarget } from './fit-targets'
import { type JudgedSize, judge } from './judged-size'
import type { OfferedSize } from './offered-size'
import type { SearchPosition } from './search-cursor'
import type { CatalogueSearch, SizeBound, SizePosition } from './search-ports'
import type { CatalogueFilter } from './search-request'
import { sizeScoresOf } from './size-scores'

type FitPosition = Pick<SearchPosition, 'rank' | 'publishedAt' | 'garmentId'>
type Reads = Pick<CatalogueSearch, 'sizesWithin' | 'newestWithin' | 'sampleSizes'>

/** The sizes of a garment that fit best, more than one only where they fit equally well. */
export type BestSizes = readonly [JudgedSize, ...JudgedSize[]]

/** The first look aims at somewhat more than is asked for, and each further one at so many times more. */
const aimedAt = 1.5
const deepening = 4
/** Where more sizes than this share a rank, those of the newest garments are found sooner than all of them. */
const crowd = 300

type Asked = {
  readonly catalogue: Reads
  readonly targets: readonly FitTarget[]
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
  const expected = expectedOf(targets, await catalogue.sampleSizes())
  return searchFrom({ catalogue, targets, filter, expected }, after, limit)
}

async function searchFrom(asked: Asked, after: FitPosition | null, limit: number): Promise<readonly BestSizes[]> {
  const { catalogue, targets, filter } = asked
  const { counts } = asked.expected
  const from = after?.rank ?? Number.POSITIVE_INFINITY
  const behind = sizesFrom(counts, from + 1)
  let looked = Number.POSITIVE_INFINITY
  for (let wanted = limit * aimedAt; ; wanted *= deepening) {
    const rank = Math.min(from, rankFor(counts, behind + wanted))
    if (rank === looked) continue
    looked = rank
    if (rank > lowestRank && isCrowded(counts, rank)) return searchCrowd(asked, after, limit, rank)
    const found = await garmentsFrom(catalogue, targets, filter, rank)
    const rest = after === null ? found : found.filter(([best]) => follows(best, after))
    if (rest.length >= limit || rank <= lowestRank) return rest.slice(0, limit)
  }
}

const isCrowded = (counts: readonly RankCount[], rank: number): boolean =>
  (counts.find((count) => count.rank === rank)?.judged ?? 0) > crowd && sizesFrom(counts, rank + 1) < crowd

/** What is better than a crowded rank, then those of that rank, the newest first; then it goes on as usual. */
async function searchCrowd(
  asked: Asked,
  after: FitPosition | null,
  limit: number,
  rank: number,
): Promise<readonly BestSizes[]> {
  const { catalogue, targets, filter } = asked
  const better = await garmentsFrom(catalogue, targets, filter, rank + 1)
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
const readsAtOnce = 250
const smallestId = '00000000-0000-0000-0000-000000000000'

/** The newest garments whose best size has exactly a rank, other than those that are known to have a better one. */
async function newestOfRank(
  { catalogue, targets, filter, expected }: Asked,
  after: FitPosition | null,
  limit: number,
  rank: number,
  known: ReadonlySet<string>,
): Promise<readonly BestSizes[]> {
  const asked = boundsFrom(targets, rank)
  if (asked.length === 0) return []
  const bounds = asked.map(({ bound }) => bound)
  const found = new Map<string, [JudgedSize, ...JudgedSize[]]>()
  let position: SizePosition | null =
    after === null ? null : { publishedAt: after.publishedAt.getTime(), garmentId: after.garmentId }
  let wanted = limit
  let since = expected.sinceWhen(rank, position, wanted)
  for (let reads = readsAtOnce; ; ) {
    const sizes = await catalogue.newestWithin(bounds, filter, { after: position, since, limit: reads })
    const all = sizes.flatMap((kinds) => kinds.flatMap((kind) => kind.sizes))
    // The last garment's sizes may go on in the next read, which therefore begins with it again.
    const cut = all.length < reads ? null : oldestOf(all)
    for (const [index, { target }] of asked.entries())
      for (const { kind, sizes: ofKind } of sizes[index] ?? []) {
        const whole = cut === null ? ofKind : ofKind.filter(({ garmentId }) => garmentId !== cut.garmentId)
        for (const judged of judge(target, kind, whole, rank))
          if (!known.has(judged.size.garmentId)) keepBest(found, judged)
      }
    if (found.size >= limit) break
    if (cut !== null) {
      const last = oldestOf(all.filter(({ garmentId }) => garmentId !== cut.garmentId))
      if (last === null) reads *= 2
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

function oldestOf(sizes: readonly OfferedSize[]): SizePosition | null {
  let oldest: SizePosition | null = null
  for (const size of sizes)
    if (
      oldest === null ||
      size.publishedAt < oldest.publishedAt ||
      (size.publishedAt === oldest.publishedAt && size.garmentId < oldest.garmentId)
    )
      oldest = size
  return oldest
}

type AskedBound = { readonly target: FitTarget['target']; readonly bound: SizeBound }

/** What holds every size of a rank and above. */
function boundsFrom(targets: readonly FitTarget[], rank: number): readonly AskedBound[] {
  return targets.flatMap(({ target, kinds }) => {
    const { columns, leastOf } = sizeScoresOf(target)
    const least = leastOf(rank)
    return least === Number.POSITIVE_INFINITY ? [] : [{ target, bound: { kinds, columns, least } }]
  })
}

/** Every garment of which a size has a rank or a better one, in order. */
export async function garmentsFrom(
  catalogue: Pick<Reads, 'sizesWithin'>,
  targets: readonly FitTarget[],
  filter: CatalogueFilter,
  rank: number,
): Promise<readonly BestSizes[]> {
  const asked = boundsFrom(targets, rank)
  if (asked.length === 0) return []
  const found = await catalogue.sizesWithin(
    asked.map(({ bound }) => bound),
    filter,
  )
  const best = new Map<string, [JudgedSize, ...JudgedSize[]]>()
  for (const [index, { target }] of asked.entries())
    for (const { kind, sizes } of found[index] ?? [])
      for (const judged of judge(target, kind, sizes, rank)) keepBest(best, judged)
  return [...best.values()].sort(compareBest)
}

function keepBest(best: Map<string, [JudgedSize, ...JudgedSize[]]>, judged: JudgedSize): void {
  const { garmentId } = judged.size
  const known = best.get(garmentId)
  if (known === undefined || judged.probability > known[0].probability) best.set(garmentId, [judged])
  else if (judged.probability === known[0].probability) known.push(judged)
}

export const fitPositionOf = ({ rank, size }: JudgedSize): FitPosition => ({
  rank,
  publishedAt: new Date(size.publishedAt),
  garmentId: size.garmentId,
})

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

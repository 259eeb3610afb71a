import { boxOf, recommendedFrom } from '@fitsize/sizing'
import { depthFor } from './fit-depth'
import type { FitTarget } from './fit-targets'
import { type JudgedSize, judge } from './judged-size'
import { boundedTolerance } from './offered-size'
import type { SearchPosition } from './search-cursor'
import type { CatalogueSearch, SizeBox } from './search-ports'
import type { CatalogueFilter } from './search-request'

type FitPosition = Pick<SearchPosition, 'probability' | 'publishedAt' | 'garmentId'>

/** The first look aims at somewhat more than is asked for, and each further one at so many times more. */
const aimedAt = 1.5
const deepening = 4

/**
 * The garments that fit best, by their best size; of equals the newest, then the one with the larger id. Exactly those
 * that judging all sizes would give: each look takes in everything that fits with at least some probability, and is deep
 * enough once it has found as many garments as are asked for.
 *
 * @returns for each garment the sizes that fit it best, more than one only where they fit equally well
 */
export async function searchByFit(
  catalogue: Pick<CatalogueSearch, 'sizesWithin' | 'sampleSizes'>,
  targets: readonly FitTarget[],
  filter: CatalogueFilter,
  after: FitPosition | null,
  limit: number,
): Promise<readonly (readonly JudgedSize[])[]> {
  if (targets.length === 0) return []
  const sample = await catalogue.sampleSizes()
  for (let wanted = limit * aimedAt; ; wanted *= deepening) {
    const depth = depthFor(targets, sample, wanted)
    if (after !== null && depth > after.probability) continue
    const found = await garmentsDownTo(catalogue, targets, filter, depth)
    const rest = after === null ? found : found.filter(([best]) => best !== undefined && follows(best, after))
    if (rest.length >= limit || depth <= recommendedFrom) return rest.slice(0, limit)
  }
}

/** Every garment of which a size fits with at least a probability, in order. */
export async function garmentsDownTo(
  catalogue: Pick<CatalogueSearch, 'sizesWithin'>,
  targets: readonly FitTarget[],
  filter: CatalogueFilter,
  depth: number,
): Promise<readonly (readonly JudgedSize[])[]> {
  const asked = targets.flatMap(({ target, kinds }) => {
    const box = boxOf(target, depth, { mostTolerance: boundedTolerance })
    return box === null ? [] : kinds.map((kind): SizeBox & { target: typeof target } => ({ target, kind, box }))
  })
  if (asked.length === 0) return []
  const sizes = await catalogue.sizesWithin(asked, filter)
  const best = new Map<string, JudgedSize[]>()
  for (const [index, { target, kind }] of asked.entries())
    for (const judged of judge(target, kind, sizes[index] ?? [], depth)) {
      const { garmentId } = judged.size
      const known = best.get(garmentId)
      const [first] = known ?? []
      if (known === undefined || first === undefined || judged.probability > first.probability)
        best.set(garmentId, [judged])
      else if (judged.probability === first.probability) known.push(judged)
    }
  return [...best.values()].sort(([one], [other]) =>
    one === undefined || other === undefined ? 0 : compare(positionOf(one), positionOf(other)),
  )
}

export const positionOf = ({ probability, size }: JudgedSize): FitPosition => ({
  probability,
  publishedAt: new Date(size.publishedAt),
  garmentId: size.garmentId,
})

const follows = (judged: JudgedSize, after: FitPosition): boolean => compare(after, positionOf(judged)) < 0

/** Below 0 where one comes before the other. */
function compare(one: FitPosition, other: FitPosition): number {
  return (
    other.probability - one.probability ||
    other.publishedAt.getTime() - one.publishedAt.getTime() ||
    (one.garmentId > other.garmentId ? -1 : one.garmentId < other.garmentId ? 1 : 0)
  )
}

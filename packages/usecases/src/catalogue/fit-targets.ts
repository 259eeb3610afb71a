import { categoryNames, garmentTypeNames, groupOf, typeOfCategory } from '@fitsize/garments'
import { boxOf, probabilityOf, type Target, targetFor } from '@fitsize/sizing'
import { type Wishes, wishFor } from '../wardrobe/fit'
import type { WardrobeReference } from '../wardrobe/reference'
import { leastProbabilityOf, lowestRank, rankOf } from './fit-rank'
import { type Box, boundedTolerance, type Kind } from './offered-size'
import type { CatalogueFilter } from './search-request'

/** What would fit somebody of some kinds of garments, which are compared alike. */
export type FitTarget = {
  readonly target: Target
  readonly kinds: readonly Kind[]
  /** Around everything that may be recommended; null where nothing can. */
  readonly widestBox: Box | null
}

/** Where sizes of a rank and above lie; null where there can be none. */
export const boxFrom = (target: Target, rank: number): Box | null =>
  rank > rankOf(greatestProbabilityOf(target))
    ? null
    : boxOf(target, leastProbabilityOf(rank), { mostTolerance: boundedTolerance })

const everything = 1e7
const greatest = new WeakMap<Target, number>()

/** The probability of a size of which all that can be compared is known and fits for sure: what a target leaves open stays open. */
function greatestProbabilityOf(target: Target): number {
  const known = greatest.get(target)
  if (known !== undefined) return known
  const entries = Object.entries(target.dimensions)
  const certain: Target = {
    ...target,
    dimensions: Object.fromEntries(
      entries.map(([name, dimension]) => [name, { ...dimension, low: -everything, high: everything }]),
    ),
  }
  const lengths = Object.fromEntries(
    entries.map(([name, { ideal }]) => [name, { value: ideal, tolerance: 0, extent: 'flat' as const }]),
  )
  const category = categoryNames.find((each) => target.group !== null && groupOf(each) === target.group) ?? null
  const garment = { garmentType: target.garmentType, category, stretch: null, fitStyle: null }
  const probability = probabilityOf(certain, garment, { id: '', label: '', system: '', lengths })
  greatest.set(target, probability)
  return probability
}

const kinds: readonly Kind[] = [
  ...categoryNames.map((category) => ({ garmentType: typeOfCategory(category), category })),
  ...garmentTypeNames.map((garmentType) => ({ garmentType, category: null })),
]

const groupNameOf = ({ garmentType, category }: Kind): string =>
  category === null ? `unnamed ${garmentType}` : groupOf(category)

const kindsByGroup: readonly (readonly Kind[])[] = [...new Set(kinds.map(groupNameOf))].map((group) =>
  kinds.filter((kind) => groupNameOf(kind) === group),
)

/** What would fit somebody, of all kinds of garments that a filter lets pass and that can be compared with theirs. */
export function fitTargets(
  references: readonly WardrobeReference[],
  wishes: Wishes,
  { garmentTypes, categories }: Pick<CatalogueFilter, 'garmentTypes' | 'categories'>,
): readonly FitTarget[] {
  if (references.length === 0) return []
  const owned = new Set(references.map(({ garmentType }) => garmentType))
  return kindsByGroup.flatMap((group) => {
    const asked = group.filter(
      ({ garmentType, category }) =>
        owned.has(garmentType) &&
        (!garmentTypes?.length || garmentTypes.includes(garmentType)) &&
        (!categories?.length || (category !== null && categories.includes(category))),
    )
    const [first] = asked
    if (first === undefined) return []
    const target = targetFor(references, wishFor(wishes, first.garmentType), first)
    return target === null ? [] : [{ target, kinds: asked, widestBox: boxFrom(target, lowestRank) }]
  })
}

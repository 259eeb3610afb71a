import { categoryNames, garmentTypeNames, groupOf, typeOfCategory } from '@fitsize/garments'
import { type Target, targetFor } from '@fitsize/sizing'
import { type Wishes, wishFor } from '../wardrobe/fit'
import type { WardrobeReference } from '../wardrobe/reference'
import type { Kind } from './offered-size'
import type { CatalogueFilter } from './search-request'

/** What would fit somebody of some kinds of garments, which are compared alike. */
export type FitTarget = {
  readonly target: Target
  readonly kinds: readonly [Kind, ...Kind[]]
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
    const [first, ...others] = asked
    if (first === undefined) return []
    const target = targetFor(references, wishFor(wishes, first.garmentType), first)
    return target === null ? [] : [{ target, kinds: [first, ...others] }]
  })
}

import { alikeGroups, categoryGroups, comparisonGroupSpecs, unnamedDimensions } from './generated'
import type { categoryNames, comparisonGroupNames } from './generated-names'
import { type DimensionName, type GarmentType, garmentTypes } from './specification'

export { categoryNames, comparisonGroupNames } from './generated-names'

/** What shoppers call a garment, such as `t-shirt`. */
export type Category = (typeof categoryNames)[number]

/** Garments that are compared with each other in every dimension. */
export type ComparisonGroup = (typeof comparisonGroupNames)[number]

const groups: Readonly<
  Record<ComparisonGroup, { readonly type: GarmentType; readonly without: readonly DimensionName[] }>
> = comparisonGroupSpecs

const alike: readonly {
  readonly groups: readonly ComparisonGroup[]
  readonly dimensions: readonly DimensionName[]
}[] = alikeGroups

const unnamed: Readonly<Record<GarmentType, readonly DimensionName[]>> = unnamedDimensions

export const groupOf = (category: Category): ComparisonGroup => categoryGroups[category]

export const typeOfCategory = (category: Category): GarmentType => groups[groupOf(category)].type

/** The dimensions that a group's garments have, or of a type's where the group is not known. */
export function dimensionsOf(garmentType: GarmentType, group: ComparisonGroup | null): readonly DimensionName[] {
  const without = group === null ? [] : groups[group].without
  return garmentTypes[garmentType].dimensions.map(({ name }) => name).filter((name) => !without.includes(name))
}

/**
 * The dimensions in which two garments of one type may be compared: all of one group's, the alike ones of two groups,
 * and without a name those that hardly depend on it. None where a group is not of the type.
 */
export function comparableDimensions(
  garmentType: GarmentType,
  one: ComparisonGroup | null,
  other: ComparisonGroup | null,
): readonly DimensionName[] {
  if ([one, other].some((group) => group !== null && groups[group].type !== garmentType)) return []
  if (one === null || other === null) return unnamed[garmentType]
  if (one === other) return dimensionsOf(garmentType, one)
  return alike.find(({ groups: pair }) => pair.includes(one) && pair.includes(other))?.dimensions ?? []
}

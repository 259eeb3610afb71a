import type { DimensionName } from '@fitsize/garments'
import type { SizeChart } from './chart'
import { type SizeRank, sizeRank } from './size-rank'

/** A size in its place, and in the order of its family. */
export type SizeRow = { readonly size: number; readonly label: string; readonly position: number }
export type ValueAt = SizeRow & { readonly value: number }

/**
 * The sizes that may be compared with each other, each family from small to large. `position` counts sizes: 38 comes one
 * after 36 and two before 42, where most numbers are two apart. Where the system ranks nothing, the chart's own order.
 */
export function familiesOf({ system, sizes }: SizeChart): readonly (readonly SizeRow[])[] {
  const families = new Map<
    string,
    { readonly size: number; readonly label: string; readonly rank: SizeRank | null }[]
  >()
  for (const [size, { label }] of sizes.entries()) {
    const rank = sizeRank(system, label)
    const family = rank?.family ?? ''
    families.set(family, [...(families.get(family) ?? []), { size, label, rank }])
  }
  return [...families.values()].map((members) => {
    const sorted = members.toSorted((one, other) => (one.rank?.rank ?? one.size) - (other.rank?.rank ?? other.size))
    const gaps = sorted.slice(1).map(({ rank }, index) => (rank?.rank ?? 0) - (sorted[index]?.rank?.rank ?? 0))
    const gap = middleOf(gaps.filter((apart) => apart > 0)) ?? 1
    return sorted.map(({ size, label, rank }, index) => ({
      size,
      label,
      position: rank === null ? index : rank.rank / gap,
    }))
  })
}

/** The values of one dimension in a family that can be a length at all. */
export const valuesOf = (chart: SizeChart, family: readonly SizeRow[], dimension: DimensionName): readonly ValueAt[] =>
  family.flatMap((row) => {
    const value = chart.sizes[row.size]?.lengths[dimension]
    return value !== undefined && isPossible(value) ? [{ ...row, value }] : []
  })

/** No garment is 3 m long; nothing has no length. Tenths of a millimetre. */
export const longest = 30_000
export const isPossible = (value: number): boolean => value > 0 && value < longest

/** The lower one of two in the middle. */
export const middleOf = (values: readonly number[]): number | undefined =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)]

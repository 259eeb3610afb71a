import type { DimensionName } from '@fitsize/garments'
import type { ChartSize } from './chart'

/**
 * By how much a measure grows from each size of a range to the next, in tenths of a millimetre. Steps are counted from 0,
 * which leads from the first size to the second; both ends belong to the range.
 */
export type Increment = { readonly firstStep: number; readonly lastStep: number; readonly step: number }
export type Increments = Readonly<Partial<Record<DimensionName, readonly Increment[]>>>

/** The same growth between all of some sizes. */
export const constantIncrement = (step: number, sizes: number): readonly Increment[] =>
  sizes < 2 ? [] : [{ firstStep: 0, lastStep: sizes - 2, step }]

/**
 * All sizes from one of them. A measure that the base does not state or that nothing is said about keeps what the chart
 * has; a size that no range leads to has none. Exact: whole tenths of a millimetre are added up.
 */
export function gradeSizes(sizes: readonly ChartSize[], base: number, increments: Increments): readonly ChartSize[] {
  const from = sizes[base]
  if (from === undefined) return sizes
  const graded = (Object.keys(increments) as DimensionName[]).filter((name) => from.lengths[name] !== undefined)
  return sizes.map((size, place) => {
    const lengths: Partial<Record<DimensionName, number>> = { ...size.lengths }
    for (const name of graded) {
      const [start, growth] = [from.lengths[name], growthBetween(increments[name] ?? [], base, place)]
      if (start === undefined || growth === null) delete lengths[name]
      else lengths[name] = start + growth
    }
    return { ...size, lengths }
  })
}

/** What a measure grows by from one place to another; null where a step between them has no increment. */
function growthBetween(increments: readonly Increment[], from: number, to: number): number | null {
  let growth = 0
  for (let step = Math.min(from, to); step < Math.max(from, to); step += 1) {
    const increment = increments.find(({ firstStep, lastStep }) => firstStep <= step && step <= lastStep)
    if (increment === undefined) return null
    growth += to > from ? increment.step : -increment.step
  }
  return growth
}

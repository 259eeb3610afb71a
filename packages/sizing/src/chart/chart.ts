import type { ComparisonGroup, DimensionName, GarmentType } from '@fitsize/garments'
import type { Extent, SizeChartEntry } from '../types'
import type { SizeSystem } from './size-rank'

/** One dimension of a chart: every size of it is measured the same way. Tenths of a millimetre. */
export type ChartColumn = {
  readonly dimension: DimensionName
  readonly extent: Extent
  /** How far a made garment may differ, to either side. */
  readonly tolerance: number
}

/** Tenths of a millimetre, in the extent of the column. What is not known is left out. */
export type ChartSize = {
  readonly label: string
  readonly lengths: Readonly<Partial<Record<DimensionName, number>>>
}

/** A garment's sizes as its maker keeps them: from the smallest to the largest. */
export type SizeChart = {
  readonly garmentType: GarmentType
  readonly group: ComparisonGroup | null
  readonly system: SizeSystem
  readonly columns: readonly ChartColumn[]
  readonly sizes: readonly ChartSize[]
}

/** Factories hold chest and waist to 1 to 2 cm; the closer of both, in tenths of a millimetre. */
export const usualTolerance = 100

/** What is judged of a chart's size; `idOf` names it. */
export const entriesOf = (chart: SizeChart, idOf: (size: ChartSize) => string): readonly SizeChartEntry[] =>
  chart.sizes.map((size) => ({
    id: idOf(size),
    label: size.label,
    system: chart.system,
    lengths: Object.fromEntries(
      chart.columns.flatMap(({ dimension, extent, tolerance }) => {
        const value = size.lengths[dimension]
        return value === undefined ? [] : [[dimension, { value, tolerance, extent }]]
      }),
    ),
  }))

import type { GarmentOutline } from '../catalogue/garment'
import type { GarmentChange } from './garment-change'
import type { ChartRow, StudioSizeChart } from './size-chart'

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'gone' }
  /** It has another version than the one that was named; `changes` are those since. */
  | { readonly kind: 'changed'; readonly changes: readonly GarmentChange[] }

/** Numbers of sizes that other garments of the brand have already. */
export type TakenNumbers = {
  readonly kind: 'taken'
  readonly skus: readonly string[]
  readonly gtins: readonly string[]
}

export type NewSizeChart = {
  readonly brandId: string
  readonly garmentId: string
  /** The version that it was made from. */
  readonly version: number
  readonly sizes: readonly ChartRow[]
  readonly outline: GarmentOutline | null
  readonly userId: string
  readonly at: Date
}

export interface SizeChartStore {
  find(brandId: string, garmentId: string): Promise<StudioSizeChart | null>
  /**
   * Puts a chart in the place of the one before and raises the garment's version. Sizes that keep system and label stay
   * the same ones. A chart that says nothing new is saved without a new version.
   */
  save(chart: NewSizeChart): Promise<SaveOutcome | TakenNumbers>
}

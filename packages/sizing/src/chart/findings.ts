import type { DimensionName } from '@fitsize/garments'
import type { Extent } from '../types'

/** A cell of a chart: the place of its size, and its column. */
export type Cell = { readonly size: number; readonly dimension: DimensionName }

/** What a value probably is instead of what it says. */
export type Slip = 'inches' | 'centimetres' | 'ten times too much' | 'ten times too little' | 'girth' | 'flat'

/**
 * What is wrong with a chart, or probably so, as data: whoever shows it finds the words. Lengths in tenths of a
 * millimetre, sizes by label. An error cannot be true of any garment; a doubt is for its maker to look at.
 */
export type Finding = { readonly cells: readonly Cell[] } & (
  | { readonly severity: 'error'; readonly code: 'size-unnamed' }
  | { readonly severity: 'error'; readonly code: 'size-repeated'; readonly label: string }
  | { readonly severity: 'error'; readonly code: 'dimension-not-of-type'; readonly dimension: DimensionName }
  /** Not a number, zero or less, as long as or longer than any garment. */
  | {
      readonly severity: 'error'
      readonly code: 'not-a-number' | 'not-positive' | 'too-long'
      readonly dimension: DimensionName
      readonly label: string
    }
  | {
      readonly severity: 'error'
      readonly code: 'tolerance-impossible'
      readonly dimension: DimensionName
      readonly tolerance: number
    }
  /** A girth of what is no tube says nothing of its width. */
  | { readonly severity: 'doubt'; readonly code: 'girth-without-width'; readonly dimension: DimensionName }
  /** `read` is what the values probably mean, of the first cell. */
  | {
      readonly severity: 'doubt'
      readonly code: 'probably-other-unit' | 'probably-other-extent'
      readonly dimension: DimensionName
      readonly slip: Slip
      readonly labels: readonly string[]
      readonly value: number
      readonly read: number
      readonly extent: Extent
    }
  | { readonly severity: 'doubt'; readonly code: 'sizes-out-of-order'; readonly label: string; readonly before: string }
  | {
      readonly severity: 'doubt'
      readonly code: 'smaller-than-previous'
      readonly dimension: DimensionName
      readonly label: string
      readonly previous: string
      readonly by: number
    }
  | {
      readonly severity: 'doubt'
      readonly code: 'longer-than-whole'
      readonly dimension: DimensionName
      readonly whole: DimensionName
      readonly label: string
      readonly by: number
    }
  /** The step from one size to the next differs from the chart's usual step; `label` alone where one value is off. */
  | {
      readonly severity: 'doubt'
      readonly code: 'uneven-step'
      readonly dimension: DimensionName
      readonly label: string
      readonly previous: string
      readonly step: number
      readonly usualStep: number
    }
)

export type FindingCode = Finding['code']

import type { Category, ComparisonGroup, DimensionName, FitStyle, GarmentType, Stretch } from '@fitsize/garments'
import type { Zone } from './zones'

/** Measured across a garment that lies flat, or once around it. */
export type Extent = 'flat' | 'girth'

/** Tenths of a millimetre; 90 % of such intervals hold the true length. */
export type GarmentLength = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly extent: Extent
}

/** How a garment fits its owner. Of a length, tight is too short and loose too long. */
export type Feel = 'tight' | 'right' | 'loose'
/** How new garments should fit beside those one owns. */
export type Wish = 'closer' | 'same' | 'looser'

/** A garment that somebody owns and knows how it fits. */
export type Reference = {
  readonly id: string
  readonly name: string
  readonly garmentType: GarmentType
  readonly category: Category | null
  readonly feel: Feel
  readonly zones: Partial<Record<Zone, Feel>>
  readonly stretch: Stretch | null
  readonly fitStyle: FitStyle | null
  readonly lengths: Partial<Record<DimensionName, GarmentLength>>
}

/** What would fit in one dimension, in tenths of a millimetre as the garment lies flat. */
export type TargetDimension = {
  readonly ideal: number
  /** Below it is too tight or too short. */
  readonly low: number
  /** Above it is too loose or too long. */
  readonly high: number
  /** One standard deviation of what is known of the interval's place. */
  readonly deviation: number
  readonly extent: Extent
  /** 0 to 1: how likely a misfit here makes the whole a misfit, as far as the figure can be trusted. */
  readonly weight: number
  /** The reference that says most. */
  readonly referenceId: string
  /** Of that reference. */
  readonly stretch: Stretch | null
  readonly fitStyle: FitStyle | null
}

/** What would fit somebody, of the garments of one group. */
export type Target = {
  readonly garmentType: GarmentType
  readonly group: ComparisonGroup | null
  readonly dimensions: Partial<Record<DimensionName, TargetDimension>>
  /** The references that were compared, sorted. */
  readonly referenceIds: readonly string[]
}

/** Tenths of a millimetre; made garments differ from the value by at most the tolerance. */
export type OfferedLength = { readonly value: number; readonly tolerance: number; readonly extent: Extent }

export type SizeChartEntry = {
  readonly id: string
  readonly label: string
  readonly system: string
  readonly lengths: Partial<Record<DimensionName, OfferedLength>>
}

export type OfferedGarment = {
  readonly garmentType: GarmentType
  readonly category: Category | null
  readonly stretch: Stretch | null
  readonly fitStyle: FitStyle | null
  readonly sizes: readonly SizeChartEntry[]
}

/** From small to large: `tighter`, then `fits` and `unsure`, then `looser`. */
export type Verdict = 'fits' | 'tighter' | 'looser' | 'unsure'

export type DimensionFit = {
  readonly dimension: DimensionName
  /** What is offered minus what would be ideal, in tenths of a millimetre lying flat; 0 where it is missing. */
  readonly difference: number
  /** What is comfortable of a garment of this cut and stretch, as differences in tenths of a millimetre lying flat. */
  readonly comfort: { readonly low: number; readonly high: number }
  readonly probability: number
  readonly verdict: Verdict
  readonly referenceId: string
  /** The chart does not state it, or not in a way that can be compared. */
  readonly missing: boolean
}

/** Why, as data: whoever shows it finds the words. */
export type Reason =
  | {
      readonly kind: 'difference'
      readonly dimension: DimensionName
      readonly difference: number
      readonly verdict: Verdict
      readonly referenceId: string
    }
  /** Smaller than ideal, but the cloth gives more than the reference's. */
  | {
      readonly kind: 'stretch'
      readonly dimension: DimensionName
      readonly difference: number
      readonly verdict: Verdict
      readonly referenceId: string
    }
  /** The chart says nothing of these, which matter. */
  | { readonly kind: 'missing'; readonly dimensions: readonly DimensionName[] }
  /** The chart says nothing that can be compared. */
  | { readonly kind: 'nothing-comparable' }

export type SizeFit = {
  readonly sizeId: string
  readonly label: string
  /** That the whole fits. */
  readonly probability: number
  /** The share of what matters that is known. */
  readonly certainty: number
  readonly verdict: Verdict
  readonly dimensions: readonly DimensionFit[]
  /** The most telling first. */
  readonly reasons: readonly Reason[]
}

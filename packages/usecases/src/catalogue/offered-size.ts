import type { GarmentType } from '@fitsize/garments'
import type { OfferedGarment, SizeChartEntry } from '@fitsize/sizing'

/** Garments of one type and category; null for those that nobody named. */
export type Kind = Pick<OfferedGarment, 'garmentType' | 'category'>

/** A size on offer, as far as judging how it fits needs. */
export type OfferedSize = Pick<OfferedGarment, 'stretch' | 'fitStyle'> &
  Pick<SizeChartEntry, 'lengths'> & {
    readonly sizeId: string
    readonly garmentId: string
    /** In milliseconds since 1970. */
    readonly publishedAt: number
    /** In its chart. */
    readonly place: number
  }

/** Newest first: sizes of garments before this one, and of it the others too. */
export type SizePosition = { readonly publishedAt: number; readonly garmentId: string }

/** What `fitOf` asks of a size. Labels are read later, of the few sizes that are shown. */
export const chartEntryOf = ({ sizeId, lengths }: OfferedSize): SizeChartEntry => ({
  id: sizeId,
  label: '',
  system: '',
  lengths,
})

/**
 * The dimensions by which sizes of a type can be looked up: those that say most about it. In the order of the columns of
 * the search's index; app.cell_dimensions of the migrations says the same.
 */
export const cellDimensions = {
  blouse: ['chest', 'body_length', 'shoulders', 'left_sleeve'],
  outwear: ['chest', 'body_length', 'shoulders', 'left_sleeve'],
  trousers: ['waistband', 'left_inseam', 'left_thigh', 'front_rise'],
  skirt: ['waistband', 'length', 'hemline', 'length_left'],
  dress: ['chest', 'body_length', 'waist', 'hemline'],
} as const satisfies Record<GarmentType, readonly string[]>

/** Measures with a larger tolerance than this, in tenths of a millimetre lying flat, have no cell. */
export const boundedTolerance = 250

/**
 * Sizes are looked up by how exactly they are said to be made: the tolerances of all measures that have cells, as
 * app.tolerance_class of the migrations has them. The last class is for all others.
 */
export const toleranceClasses = [
  { name: 'a', least: 0, most: 50 },
  { name: 'b', least: 50, most: 100 },
  { name: 'c', least: 100, most: 150 },
  { name: 'd', least: 0, most: boundedTolerance },
] as const
export type ToleranceClass = (typeof toleranceClasses)[number]

/** Half centimetres in tenths of a millimetre, as app.cell of the migrations has them. */
export const cellTenthsMm = 50
/** Of the longest measure that a chart may state. */
export const lastCell = 1310

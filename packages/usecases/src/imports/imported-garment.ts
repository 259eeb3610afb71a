import type { GtinError, Price, PriceError } from '@fitsize/contracts'
import type { Category, ColourFamily, FitStyle, GarmentType, Stretch } from '@fitsize/garments'
import type { LengthError, SizeChartEntry, SizeSystem } from '@fitsize/sizing'

/** A row of a file, by the names of its columns. `row` is the line of the sheet, the header being the first. */
export type SourceRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> }

export type LocalisedText = { readonly en: string; readonly fr: string }

export type ImportedSize = {
  readonly label: string
  readonly system: SizeSystem
  readonly sku: string | null
  readonly gtin: string | null
  readonly lengths: SizeChartEntry['lengths']
}

/** A garment as files say it. `key` is what its maker calls it: the same again in the next file. */
export type ImportedGarment = {
  readonly key: string
  readonly name: LocalisedText
  readonly garmentType: GarmentType
  readonly category: Category | null
  readonly colour: LocalisedText | null
  readonly colourFamily: ColourFamily | null
  readonly price: Price
  readonly composition: LocalisedText | null
  readonly stretch: Stretch | null
  readonly fitStyle: FitStyle | null
  readonly shopUrl: string | null
  readonly imageUrls: readonly string[]
  readonly sizes: readonly ImportedSize[]
}

export type ProblemCode =
  | Exclude<GtinError, 'not-digits'>
  | 'gtin-not-digits'
  | PriceError
  | LengthError
  /** Needed, and neither in the row nor among the defaults. */
  | 'missing'
  | 'text-too-long'
  | 'type-unknown'
  | 'category-of-other-type'
  | 'not-a-choice'
  | 'not-an-address'
  | 'not-positive'
  | 'length-too-long'
  | 'dimension-not-of-type'
  | 'stated-twice'
  | 'size-system-missing'
  | 'size-system-unknown'
  | 'size-repeated'
  | 'sku-repeated'
  | 'gtin-repeated'
  /** Another row of the garment says otherwise. */
  | 'conflicts-with-row'
  /** The garment's other rows are too far up to be read together with this one. */
  | 'rows-apart'
  | 'too-many-rows'

/** What is wrong with a cell, or with a row where no column is named. Warnings do not stop the import. */
export type ImportProblem = {
  readonly severity: 'error' | 'warning'
  readonly row: number
  readonly column: string | null
  readonly code: ProblemCode
  /** What stands there, shortened. */
  readonly text: string
  /** The row that it does not go together with. */
  readonly otherRow?: number
}

export type ImportOutcome =
  | { readonly kind: 'garment'; readonly garment: ImportedGarment; readonly rows: readonly number[] }
  | { readonly kind: 'problem'; readonly problem: ImportProblem }

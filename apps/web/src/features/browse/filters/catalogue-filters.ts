import type { Category, ColourFamily, DimensionName, FitStyle } from '@fitsize/garments'

/** How a search is ordered. `fit` needs something to compare with; without it the newest come first. */
export const sortOrders = ['fit', 'newest', 'price-up', 'price-down'] as const
export type SortOrder = (typeof sortOrders)[number]

/** At least one end is there. */
export type Range = { readonly min: number | null; readonly max: number | null }

/** A flat measure between two bounds, in tenths of a millimetre. */
export type DimensionRange = Range & { readonly name: DimensionName }

/** What somebody asks the catalogue for; all of it is in the address, so an address can be shared. */
export type CatalogueFilters = {
  readonly text: string | null
  /** What shoppers call it, such as `t-shirt` or `jeans`. */
  readonly categories: readonly Category[]
  readonly brands: readonly string[]
  readonly colours: readonly ColourFamily[]
  /** In cents, as all prices here are in euros. */
  readonly price: Range | null
  readonly sizeLabels: readonly string[]
  readonly sizeSystem: string | null
  readonly fitStyles: readonly FitStyle[]
  readonly dimensions: readonly DimensionRange[]
  /** Null: only what fits as soon as there is something to compare with. */
  readonly fitsMe: boolean | null
  readonly sort: SortOrder | null
}

export const noFilters: CatalogueFilters = {
  text: null,
  categories: [],
  brands: [],
  colours: [],
  price: null,
  sizeLabels: [],
  sizeSystem: null,
  fitStyles: [],
  dimensions: [],
  fitsMe: null,
  sort: null,
}

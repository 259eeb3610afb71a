import type { CatalogueCard } from './catalogue-card'
import type { CatalogueFacets } from './facet-counts'
import type { SizeSample } from './fit-depth'
import type { Kind, OfferedSize } from './offered-size'
import type { CatalogueFilter } from './search-request'
import type { CellScores } from './size-scores'

/** An order that is the same for everybody. */
export type PlainOrder = 'newest' | 'price-up' | 'price-down'

export type OfferPosition = {
  readonly garmentId: string
  readonly publishedAt: Date
  readonly priceMinor: number
}

/** Sizes of some kinds of one type whose cells have scores of at least this in all. */
export type SizeBound = {
  readonly kinds: readonly [Kind, ...Kind[]]
  readonly columns: readonly (CellScores | null)[]
  readonly least: number
}

export type SizesOfKind = { readonly kind: Kind; readonly sizes: readonly OfferedSize[] }

/** Newest first: sizes of garments before this one, and of it the others too. */
export type SizePosition = { readonly publishedAt: number; readonly garmentId: string }

/** What a size is called, and its place in the chart. */
export type SizeLabel = { readonly label: string; readonly system: string; readonly position: number }

/** What is on offer: garments of published collections, nothing else. */
export interface CatalogueSearch {
  /** Garments in an order, those after `after`; only those of `among` where it is given. */
  listOffers(
    filter: CatalogueFilter,
    order: PlainOrder,
    after: OfferPosition | null,
    limit: number,
    among?: readonly string[],
  ): Promise<readonly OfferPosition[]>
  /** Those of the garments that are still on offer, in any order. */
  readCards(garmentIds: readonly string[]): Promise<readonly CatalogueCard[]>
  /** Of each garment that is on offer, its sizes. */
  sizesOf(garmentIds: readonly string[]): Promise<ReadonlyMap<string, readonly OfferedSize[]>>
  readLabels(sizeIds: readonly string[]): Promise<ReadonlyMap<string, SizeLabel>>
  /** For each bound the sizes within it, of garments that pass the filter, by kind. */
  sizesWithin(bounds: readonly SizeBound[], filter: CatalogueFilter): Promise<readonly (readonly SizesOfKind[])[]>
  /** The same, but of all bounds together the newest first, those after `after` and not before `since`, at most `limit`. */
  newestWithin(
    bounds: readonly SizeBound[],
    filter: CatalogueFilter,
    among: {
      readonly after: SizePosition | null
      /** Milliseconds since 1970. Null: all, looked up by cells instead of by moment. */
      readonly since: number | null
      readonly limit: number
    },
  ): Promise<readonly (readonly SizesOfKind[])[]>
  /** May be some minutes old. */
  sampleSizes(): Promise<SizeSample>
  countFacets(filter: CatalogueFilter): Promise<CatalogueFacets>
}

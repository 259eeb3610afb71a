import type { CatalogueCard } from './catalogue-card'
import type { CatalogueFacets } from './facet-counts'
import type { SizeSample } from './fit-depth'
import type { Box, Kind, OfferedSize } from './offered-size'
import type { CatalogueFilter } from './search-request'

/** An order that is the same for everybody. */
export type PlainOrder = 'newest' | 'price-up' | 'price-down'

export type OfferPosition = {
  readonly garmentId: string
  readonly publishedAt: Date
  readonly priceMinor: number
}

/** Sizes of a kind whose measures lie within ranges where their charts state them. */
export type SizeBox = { readonly kind: Kind; readonly box: Box }

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
  /** For each box the sizes within it, of garments that pass the filter; it may give more, but leaves none out. */
  sizesWithin(boxes: readonly SizeBox[], filter: CatalogueFilter): Promise<readonly (readonly OfferedSize[])[]>
  /** The same of one box, the newest first, those after `after`, at most `limit`. */
  newestWithin(
    box: SizeBox,
    filter: CatalogueFilter,
    after: SizePosition | null,
    limit: number,
  ): Promise<readonly OfferedSize[]>
  /** May be some minutes old. */
  sampleSizes(): Promise<SizeSample>
  countFacets(filter: CatalogueFilter): Promise<CatalogueFacets>
}

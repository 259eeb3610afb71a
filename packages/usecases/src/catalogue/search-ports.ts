import type { DimensionName } from '@fitsize/garments'
import type { CatalogueCard } from './catalogue-card'
import type { CatalogueFacets } from './catalogue-facets'
import type { SizeSample } from './fit-depth'
import type { Kind, OfferedSize } from './offered-size'
import type { CatalogueFilter } from './search-request'

/** An order that is the same for everybody. */
export type PlainOrder = 'newest' | 'price-up' | 'price-down'

export type OfferPosition = {
  readonly garmentId: string
  readonly publishedAt: Date
  readonly priceMinor: number
}

/** Sizes of a kind whose measures lie within ranges, in tenths of a millimetre lying flat, where their charts state them. */
export type SizeBox = {
  readonly kind: Kind
  readonly box: Partial<Record<DimensionName, { readonly min: number; readonly max: number }>>
}

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
  /** May be some minutes old. */
  sampleSizes(): Promise<SizeSample>
  countFacets(filter: CatalogueFilter): Promise<CatalogueFacets>
}

import type { CatalogueCard } from './catalogue-card'
import type { CatalogueFacets } from './catalogue-facets'
import type { CatalogueFilter } from './search-request'

/** An order that is the same for everybody. */
export type PlainOrder = 'newest' | 'price-up' | 'price-down'

export type OfferPosition = {
  readonly garmentId: string
  readonly publishedAt: Date
  readonly priceMinor: number
}

/** What is on offer: garments of published collections, nothing else. */
export interface CatalogueSearch {
  /** Garments in an order, those after `after`. */
  listOffers(
    filter: CatalogueFilter,
    order: PlainOrder,
    after: OfferPosition | null,
    limit: number,
  ): Promise<readonly OfferPosition[]>
  /** Those of the garments that are still on offer, in any order. */
  readCards(garmentIds: readonly string[]): Promise<readonly CatalogueCard[]>
  countFacets(filter: CatalogueFilter): Promise<CatalogueFacets>
}

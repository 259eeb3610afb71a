import type { CatalogueCard } from './catalogue-card'
import type { CatalogueFacets } from './facet-counts'
import type { SizeSample } from './fit-depth'
import type { Kind, OfferedSize, SizePosition, ToleranceClass } from './offered-size'
import type { CatalogueFilter } from './search-request'
import type { CellScores } from './size-scores'

/** An order that is the same for everybody. */
export type PlainOrder = 'newest' | 'price-up' | 'price-down'

export type OfferPosition = {
  readonly garmentId: string
  readonly publishedAt: Date
  readonly priceMinor: number
}

/** Sizes of some kinds of one type and of one class of tolerances, whose cells have scores of at least this in all. */
export type SizeBound = {
  readonly kinds: readonly [Kind, ...Kind[]]
  readonly tolerances: ToleranceClass['name']
  readonly columns: readonly (CellScores | null)[]
  /** Of sizes of `rank`. */
  readonly least: number
  readonly rank: number
}

export type FoundSize = {
  /** The place of its bound among those that were asked for. */
  readonly bound: number
  readonly kind: Kind
  readonly size: OfferedSize
  /** Its scores let it have no higher rank. */
  readonly highestRank: number
}

/** Read while they are gone through, so that whoever stops early leaves the rest unread. */
export type FoundSizes = Iterable<FoundSize> & { readonly count: number }

/** What a size is called. */
export type SizeLabel = { readonly label: string; readonly system: string }

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
  /**
   * Sizes within bounds for one rank, of garments that pass the filter, at most `limit`: those that may have the highest
   * rank first, of equals the newest, then those of the garment with the larger id.
   */
  sizesWithin(bounds: readonly SizeBound[], filter: CatalogueFilter, limit: number | null): Promise<FoundSizes>
  /** The newest of them first, those after `after` and not before `since`, at most `limit`. */
  newestWithin(
    bounds: readonly SizeBound[],
    filter: CatalogueFilter,
    among: {
      readonly after: SizePosition | null
      /** Milliseconds since 1970. Null: all, looked up by cells instead of by moment. */
      readonly since: number | null
      readonly limit: number
    },
  ): Promise<FoundSizes>
  /** May be some minutes old. */
  sampleSizes(): Promise<SizeSample>
  countFacets(filter: CatalogueFilter): Promise<CatalogueFacets>
}

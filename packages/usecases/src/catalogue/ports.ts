import type { BrandRole } from '@fitsize/identity/rules'
import type { BrandPage, CatalogueGarmentPage, Collection, CollectionSummary } from './garment'
import type { CatalogueSearch } from './search-ports'

/** What decides whether somebody may see something of the catalogue. */
export type Visibility = {
  readonly isPublic: boolean
  /** What whoever looks is in its brand. */
  readonly membership: BrandRole | null
}
/** The account of whoever looks, if they have one. */
export type ViewerId = string | null

export interface CatalogueStore extends CatalogueSearch {
  /** Newest first. */
  listPublished(limit: number): Promise<readonly CollectionSummary[]>
  findCollection(
    brandSlug: string,
    slug: string,
    viewerId: ViewerId,
  ): Promise<{ collection: Collection; visibility: Visibility } | null>
  findGarment(
    garmentId: string,
    viewerId: ViewerId,
  ): Promise<{ garment: CatalogueGarmentPage; visibility: Visibility } | null>
  /** Null also for one with nothing on offer. */
  findOfferingBrand(slug: string): Promise<BrandPage | null>
  findPhoto(photoId: string, viewerId: ViewerId): Promise<{ storageKey: string; visibility: Visibility } | null>
}

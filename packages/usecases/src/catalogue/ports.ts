import type { CatalogueGarmentPage, Collection, CollectionSummary } from './garment'
import type { CatalogueSearch } from './search-ports'

export type CollectionStatus = Collection['status']

/** What decides who may see something of the catalogue. */
export type Visibility = { readonly status: CollectionStatus; readonly brandOwnerId: string }

export interface CatalogueStore extends CatalogueSearch {
  /** Newest first. */
  listPublished(limit: number): Promise<readonly CollectionSummary[]>
  findCollection(brandSlug: string, slug: string): Promise<{ collection: Collection; visibility: Visibility } | null>
  findGarment(garmentId: string): Promise<{ garment: CatalogueGarmentPage; visibility: Visibility } | null>
}

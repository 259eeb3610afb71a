import type { Besides } from '../accounts/ports'
import type { Collection, CollectionStatus } from '../catalogue/garment'
import type { CollectionDetails, StudioCollection, StudioCollectionDetail } from './collection'

export type CollectionHandle = {
  readonly id: string
  readonly slug: string
  readonly status: CollectionStatus
  readonly publishAt: Date | null
  readonly publishedAt: Date | null
}

export type StatusChange = {
  readonly status: CollectionStatus
  readonly publishAt: Date | null
  readonly publishedAt: Date | null
  /** Who publishes its drafts with it, as far as they are ready; null leaves them drafts. */
  readonly draftsBy: { readonly userId: string; readonly at: Date } | null
}

export interface CollectionStore {
  /** Newest first. */
  list(brandId: string): Promise<readonly StudioCollection[]>
  handle(brandId: string, collectionId: string): Promise<CollectionHandle | null>
  find(brandId: string, collectionId: string): Promise<StudioCollectionDetail | null>
  /** As customers would see it, drafts included. */
  preview(brandId: string, collectionId: string): Promise<Collection | null>
  /** False when another collection of the brand has the slug. */
  insert(
    collection: CollectionDetails & {
      readonly id: string
      readonly brandId: string
      readonly slug: string
      readonly createdAt: Date
    },
  ): Promise<boolean>
  change(brandId: string, collectionId: string, details: CollectionDetails): Promise<boolean>
  /** If it still has the status `from`. */
  setStatus(
    collection: { readonly brandId: string; readonly id: string; readonly from: CollectionStatus },
    change: StatusChange,
    besides: Besides,
  ): Promise<boolean>
  /** Publishes it if it is still to be published at this moment; false when that was changed. */
  publishScheduled(collectionId: string, at: Date): Promise<boolean>
  /** Puts its garments into this order; false unless they are exactly its own. */
  setOrder(brandId: string, collectionId: string, garmentIds: readonly string[]): Promise<boolean>
  /** With its garments, unless it is on offer; their photos are erased by a job. */
  remove(brandId: string, collectionId: string): Promise<boolean>
}

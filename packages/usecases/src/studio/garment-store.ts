import type {
  BulkChange,
  BulkOutcome,
  ChosenGarments,
  GarmentDetails,
  GarmentFilter,
  GarmentRow,
  StudioGarment,
} from './garment'
import type { GarmentField } from './garment-change'
import type { SaveOutcome } from './size-chart-store'

export type NewStudioGarment = GarmentDetails & {
  readonly id: string
  readonly slug: string
  readonly brandId: string
  readonly collectionId: string
  readonly userId: string
  readonly createdAt: Date
}

export type GarmentChangeRequest = {
  readonly brandId: string
  readonly garmentId: string
  readonly version: number
  readonly userId: string
  readonly at: Date
}

export interface StudioGarmentStore {
  /** By key, those after `after`. */
  list(brandId: string, filter: GarmentFilter, limit: number, after: string | null): Promise<readonly GarmentRow[]>
  count(brandId: string, filter: GarmentFilter): Promise<number>
  find(brandId: string, garmentId: string): Promise<StudioGarment | null>
  /** As the last one of its collection. `taken` when another garment of the brand has the key. */
  insert(garment: NewStudioGarment): Promise<'inserted' | 'taken' | 'no-collection'>
  change(
    request: GarmentChangeRequest,
    details: GarmentDetails,
    fields: readonly GarmentField[],
  ): Promise<SaveOutcome | { readonly kind: 'key-taken' }>
  /** All that can be, in one transaction. Published ones need a size chart. */
  changeMany(
    request: { readonly brandId: string; readonly userId: string; readonly at: Date },
    garments: ChosenGarments,
    change: BulkChange,
  ): Promise<BulkOutcome>
  /**
   * A copy as a draft, with its size chart but without SKUs and GTINs, as the last one of its collection; each photo as
   * a copy that was made before. Null when the garment is gone.
   */
  duplicate(copy: {
    readonly brandId: string
    readonly garmentId: string
    readonly id: string
    readonly key: string
    readonly slug: string
    readonly photos: readonly { readonly from: string; readonly id: string; readonly storageKey: string }[]
    readonly userId: string
    readonly createdAt: Date
  }): Promise<'inserted' | 'taken' | null>
  /** Those of the brand among them; their photos are erased by a job. */
  removeMany(brandId: string, garmentIds: readonly string[]): Promise<number>
}

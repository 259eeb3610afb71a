import type { PhotoState } from './collection'
import type { SaveOutcome } from './size-chart-store'

export type NewPhoto = {
  readonly id: string
  readonly storageKey: string
  readonly width: number
  readonly height: number
  readonly createdAt: Date
}

export type StoredPhoto = { readonly id: string; readonly storageKey: string; readonly state: PhotoState }

/** Why somebody finds a photo wrong. */
export type ReportReason = 'not-the-garment' | 'not-theirs' | 'offensive'

/** A photo that an administrator has to look at. */
export type ReportedPhoto = {
  readonly id: string
  readonly brand: { readonly slug: string; readonly name: string }
  /** Null for a cover. */
  readonly garmentName: { readonly en: string; readonly fr: string } | null
  readonly reports: readonly { readonly reason: ReportReason; readonly at: Date }[]
}

type OfGarment = {
  readonly brandId: string
  readonly garmentId: string
  readonly userId: string
  readonly at: Date
}

/** What may become of photos besides: each is erased by a job once no row names it. */
export interface CataloguePhotoStore {
  ofGarment(brandId: string, garmentId: string): Promise<readonly StoredPhoto[] | null>
  /** As the last one, which raises the garment's version. Null when the garment is gone; `full` when it has `most`. */
  addToGarment(of: OfGarment, photo: NewPhoto, most: number): Promise<number | 'full' | null>
  /** Removes those that are not among them and puts the others into this order, if the garment has this version. */
  arrange(of: OfGarment & { readonly version: number }, photoIds: readonly string[]): Promise<SaveOutcome>
  /** In the place of the one before; null takes it away. False when the collection is gone. */
  setCover(brandId: string, collectionId: string, photo: NewPhoto | null): Promise<boolean>
  /** Hides a photo that everybody can see, unless an administrator let it stand. False when there is none to be seen. */
  report(report: {
    readonly photoId: string
    readonly userId: string
    readonly reason: ReportReason
    readonly at: Date
  }): Promise<boolean>
  /** Reported and pending ones, the oldest first. */
  listHidden(limit: number): Promise<readonly ReportedPhoto[]>
  /** Lets it stand. */
  show(photoId: string, at: Date): Promise<boolean>
  remove(photoId: string): Promise<boolean>
}

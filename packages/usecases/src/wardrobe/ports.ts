import type { DimensionName, GarmentType } from '@fitsize/garments'
import type { GarmentFit, Wish, WishScope } from './fit'
import type { PhotoPoints, WardrobeGarment, WardrobeGarmentDetail } from './garment'
import type { StoredLength } from './length'
import type { FitReads } from './reference'

export type NewRevision = {
  readonly id: string
  readonly createdAt: Date
  readonly provenance: 'SCAN' | 'HAND' | 'IMPORT'
  readonly scanId: string | null
  readonly dimensionVersion: number
  readonly points: PhotoPoints | null
  readonly values: readonly (StoredLength & {
    readonly dimension: DimensionName
    readonly extent: 'FLAT' | 'GIRTH'
  })[]
}

export type NewGarment = {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly garmentType: GarmentType
  readonly photoKey: string | null
  readonly scanId: string | null
  readonly createdAt: Date
  readonly fit: GarmentFit
  readonly revision: NewRevision
}

/** Where a page of a list, newest first, goes on. */
export type PagePosition = { readonly createdAt: Date; readonly id: string }

/** A garment that was removed and can be restored. */
export type RemovedGarment = { readonly garment: WardrobeGarment; readonly removedAt: Date }

/** A garment as far as deciding about it needs. */
export type GarmentHandle = {
  readonly id: string
  readonly ownerId: string
  readonly photoKey: string | null
  readonly deletedAt: Date | null
}

export interface WardrobeStore extends FitReads {
  /** Garment, revision and values in one transaction. False when the owner has a garment of this scan already. */
  insert(garment: NewGarment): Promise<boolean>
  findByScan(ownerId: string, scanId: string): Promise<GarmentHandle | null>
  /** Also garments that were removed. */
  handle(id: string): Promise<GarmentHandle | null>
  /** Some of a person's garments, also removed ones, in no order. */
  handlesOf(ownerId: string, limit: number): Promise<readonly GarmentHandle[]>
  /** Not removed ones only. */
  find(id: string): Promise<WardrobeGarmentDetail | null>
  /** Not removed ones, newest first, those after `after`, of one type unless it is null. */
  list(
    ownerId: string,
    limit: number,
    after: PagePosition | null,
    garmentType: GarmentType | null,
  ): Promise<readonly WardrobeGarment[]>
  /** How many there are of each type, without removed ones. */
  countByType(ownerId: string): Promise<Partial<Record<GarmentType, number>>>
  /** Removed ones, removed last first. */
  listRemoved(ownerId: string, limit: number): Promise<readonly RemovedGarment[]>
  /** Adds measures to a garment if `after` is still its newest revision; else false. */
  addRevision(garmentId: string, after: string, revision: NewRevision): Promise<boolean>
  setFit(id: string, fit: GarmentFit): Promise<void>
  /** Null takes the wish back. */
  setWish(ownerId: string, scope: WishScope, wish: Wish | null): Promise<void>
  rename(id: string, name: string): Promise<void>
  /** Null for none. */
  setPhotoKey(id: string, photoKey: string | null): Promise<void>
  setDeletedAt(id: string, deletedAt: Date | null): Promise<void>
  erase(id: string): Promise<void>
}

import type { DimensionName, GarmentType } from '@fitsize/garments'
import type { PhotoPoints, WardrobeGarment, WardrobeGarmentDetail } from './garment'
import type { StoredLength } from './length'

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
  readonly revision: NewRevision
}

/** Where a page of a list, newest first, goes on. */
export type PagePosition = { readonly createdAt: Date; readonly id: string }

/** A garment as far as deciding about it needs. */
export type GarmentHandle = {
  readonly id: string
  readonly ownerId: string
  readonly photoKey: string | null
  readonly deletedAt: Date | null
}

export interface WardrobeStore {
  /** Garment, revision and values in one transaction. False when the owner has a garment of this scan already. */
  insert(garment: NewGarment): Promise<boolean>
  findByScan(ownerId: string, scanId: string): Promise<GarmentHandle | null>
  /** Also garments that were removed. */
  handle(id: string): Promise<GarmentHandle | null>
  /** Not removed ones only. */
  find(id: string): Promise<WardrobeGarmentDetail | null>
  /** Not removed ones, newest first, those after `after`. */
  list(ownerId: string, limit: number, after: PagePosition | null): Promise<readonly WardrobeGarment[]>
  rename(id: string, name: string): Promise<void>
  setDeletedAt(id: string, deletedAt: Date | null): Promise<void>
  erase(id: string): Promise<void>
}

import { randomUUID } from 'node:crypto'
import { type DimensionName, dimensionVersion, type GarmentType } from '@fitsize/garments'
import type { TestDatabase } from './database'
import { insert } from './insert'
import type { TestUser } from './people'

export type TestWardrobeGarment = { readonly id: string; readonly revisionId: string }

export type TestWardrobeGarmentOptions = {
  readonly name?: string
  readonly garmentType?: GarmentType
  readonly photoKey?: string | null
  readonly scanId?: string
  readonly createdAt?: Date
  readonly deletedAt?: Date
  /** Centimetres; the interval is half a centimetre to each side. */
  readonly dimensions?: Partial<Record<DimensionName, number>>
}

/** A garment in a user's wardrobe with one measurement revision. */
export async function makeWardrobeGarment(
  database: TestDatabase,
  owner: Pick<TestUser, 'id'>,
  options: TestWardrobeGarmentOptions = {},
): Promise<TestWardrobeGarment> {
  const id = randomUUID()
  const revisionId = randomUUID()
  const createdAt = options.createdAt ?? new Date()
  await insert(database, ['app', 'WardrobeGarment'], {
    id,
    ownerId: owner.id,
    name: options.name ?? 'A shirt',
    garmentType: options.garmentType ?? 'blouse',
    photoKey: options.photoKey ?? null,
    scanId: options.scanId ?? null,
    createdAt,
    deletedAt: options.deletedAt ?? null,
  })
  await insert(database, ['app', 'MeasurementRevision'], {
    id: revisionId,
    garmentId: id,
    createdAt,
    provenance: options.scanId === undefined ? 'HAND' : 'SCAN',
    scanId: options.scanId ?? null,
    dimensionVersion,
  })
  for (const [dimension, cm] of Object.entries(options.dimensions ?? { chest: 50.8 }))
    await insert(database, ['app', 'MeasurementValue'], {
      revisionId,
      dimension,
      valueTenthsMm: Math.round(cm * 100),
      lowTenthsMm: Math.round(cm * 100) - 50,
      highTenthsMm: Math.round(cm * 100) + 50,
      extent: 'FLAT',
    })
  return { id, revisionId }
}

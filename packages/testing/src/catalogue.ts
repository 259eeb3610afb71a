import { randomUUID } from 'node:crypto'
import type { DimensionName, GarmentType, KeypointName } from '@fitsize/garments'
import type { BrandRole } from '@fitsize/identity'
import type { TestDatabase } from './database'
import { insert } from './insert'
import type { TestUser } from './people'

export type TestBrand = { readonly id: string; readonly slug: string }

/** A brand with its owner. */
export async function makeBrand(
  database: TestDatabase,
  owner: Pick<TestUser, 'id'>,
  options: { readonly slug?: string; readonly name?: string; readonly verifiedAt?: Date } = {},
): Promise<TestBrand> {
  const id = randomUUID()
  const slug = options.slug ?? `brand-${id.slice(0, 8)}`
  await insert(database, ['app', 'Brand'], {
    id,
    slug,
    name: options.name ?? 'A brand',
    description: 'Made for tests.',
    verifiedAt: options.verifiedAt ?? null,
  })
  await makeBrandMember(database, { id }, owner, 'OWNER')
  return { id, slug }
}

/** Makes a user a member of a brand. */
export const makeBrandMember = (
  database: TestDatabase,
  brand: Pick<TestBrand, 'id'>,
  user: Pick<TestUser, 'id'>,
  role: BrandRole,
): Promise<void> => insert(database, ['app', 'BrandMember'], { brandId: brand.id, userId: user.id, role })

export type TestCollection = { readonly id: string; readonly slug: string; readonly brandId: string }

export type TestCollectionOptions = {
  readonly slug?: string
  readonly title?: string
  readonly status?: 'DRAFT' | 'SCHEDULED' | 'PUBLISHED' | 'ARCHIVED'
  readonly publishAt?: Date
  readonly publishedAt?: Date
}

/** A collection of a brand, published unless told otherwise. */
export async function makeCollection(
  database: TestDatabase,
  brand: Pick<TestBrand, 'id'>,
  options: TestCollectionOptions = {},
): Promise<TestCollection> {
  const id = randomUUID()
  const slug = options.slug ?? `collection-${id.slice(0, 8)}`
  const status = options.status ?? 'PUBLISHED'
  await insert(database, ['app', 'Collection'], {
    id,
    brandId: brand.id,
    slug,
    title: options.title ?? 'A collection',
    status,
    publishAt: options.publishAt ?? null,
    publishedAt: status === 'PUBLISHED' || status === 'ARCHIVED' ? (options.publishedAt ?? new Date()) : null,
  })
  return { id, slug, brandId: brand.id }
}

export type TestCatalogueGarment = { readonly id: string; readonly slug: string; readonly photoId: string }

export type TestCatalogueGarmentOptions = {
  readonly slug?: string
  readonly key?: string
  readonly visibility?: 'DRAFT' | 'PUBLISHED'
  readonly name?: { readonly en: string; readonly fr: string }
  readonly garmentType?: GarmentType
  readonly position?: number
  readonly category?: string
  readonly stretch?: string
  readonly fitStyle?: string
  readonly colour?: { readonly en: string; readonly fr: string }
  readonly colourFamily?: string
  readonly priceMinor?: number
  readonly composition?: { readonly en: string; readonly fr: string }
  readonly shopUrl?: string
  /** In tenths of a millimetre. */
  readonly outline?: Partial<Record<KeypointName, { readonly x: number; readonly y: number }>>
  /** In the order in which they are offered; dimensions in centimetres. */
  readonly sizes?: readonly {
    readonly label: string
    readonly system?: string
    readonly extent?: 'FLAT' | 'GIRTH'
    readonly sku?: string
    readonly gtin?: string
    readonly dimensions: Partial<Record<DimensionName, number>>
  }[]
}

/** A published garment of a collection with a photo and its size chart, flat measures in centimetres with a tolerance of one. */
export async function makeCatalogueGarment(
  database: TestDatabase,
  collection: Pick<TestCollection, 'id' | 'brandId'>,
  options: TestCatalogueGarmentOptions = {},
): Promise<TestCatalogueGarment> {
  const id = randomUUID()
  const slug = options.slug ?? `garment-${id.slice(0, 8)}`
  await insert(database, ['app', 'CatalogueGarment'], {
    id,
    brandId: collection.brandId,
    collectionId: collection.id,
    key: options.key ?? id,
    slug,
    visibility: options.visibility ?? 'PUBLISHED',
    name: JSON.stringify(options.name ?? { en: 'A shirt', fr: 'Une chemise' }),
    garmentType: options.garmentType ?? 'blouse',
    colour: JSON.stringify(options.colour ?? { en: 'blue', fr: 'bleu' }),
    category: options.category ?? null,
    stretch: options.stretch ?? null,
    fitStyle: options.fitStyle ?? null,
    colourFamily: options.colourFamily ?? null,
    composition: options.composition === undefined ? null : JSON.stringify(options.composition),
    shopUrl: options.shopUrl ?? null,
    outline: options.outline === undefined ? null : JSON.stringify(options.outline),
    priceMinor: options.priceMinor ?? 4900,
    currency: 'EUR',
    position: options.position ?? 0,
  })
  const sizes: NonNullable<TestCatalogueGarmentOptions['sizes']> = options.sizes ?? [
    { label: 'S', dimensions: { chest: 48 } },
    { label: 'M', dimensions: { chest: 51 } },
  ]
  const photoId = randomUUID()
  await insert(database, ['app', 'CataloguePhoto'], {
    id: photoId,
    brandId: collection.brandId,
    garmentId: id,
    storageKey: `catalogue/${collection.brandId}/${photoId}.jpg`,
    width: 1200,
    height: 1600,
    state: 'VISIBLE',
  })
  for (const [
    position,
    { label, system = 'EU', extent = 'FLAT', sku = null, gtin = null, dimensions },
  ] of sizes.entries()) {
    const sizeId = randomUUID()
    await insert(database, ['app', 'CatalogueSize'], {
      id: sizeId,
      brandId: collection.brandId,
      garmentId: id,
      label,
      system,
      position,
      sku,
      gtin,
    })
    for (const [dimension, cm] of Object.entries(dimensions))
      await insert(database, ['app', 'SizeMeasurement'], {
        sizeId,
        dimension,
        valueTenthsMm: Math.round(cm * 100),
        toleranceTenthsMm: 100,
        extent,
      })
  }
  return { id, slug, photoId }
}

import { type CatalogueStore, seasonSchema } from '@fitsize/usecases'
import type { Database } from '../client'
import type { Prisma } from '../generated/client'
import { brandColumns, brandReferenceOf, membershipOf } from './brand-columns'
import { createCatalogueSearch } from './catalogue-search'
import { catalogueGarmentColumns, catalogueGarmentOf, catalogueGarmentPageColumns, pagePartsOf } from './garment-rows'
import { coverColumns, coverIdOf, firstPhoto, photoIdOf } from './photo-columns'

/** Pictures that stand for a collection in a list. */
const picturesPerCollection = 3

const published = { visibility: 'PUBLISHED' } as const
const byHand: Prisma.CatalogueGarmentOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }]

/** Brands' collections with garments and size charts. */
export function createCatalogueStore(database: Database): CatalogueStore {
  const { prisma } = database
  return {
    ...createCatalogueSearch(database),

    listPublished: async (limit) => {
      const rows = await prisma.collection.findMany({
        where: { status: 'PUBLISHED' },
        orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: {
          id: true,
          slug: true,
          title: true,
          publishedAt: true,
          season: true,
          seasonYear: true,
          brand: { select: brandColumns },
          cover: coverColumns,
          _count: { select: { garments: { where: published } } },
          garments: {
            where: { ...published, photos: { some: { state: 'VISIBLE' } } },
            orderBy: byHand,
            take: picturesPerCollection,
            select: { photos: firstPhoto },
          },
        },
      })
      return rows.map(({ _count, garments, brand, cover, season, ...collection }) => ({
        ...collection,
        season: seasonSchema.nullable().parse(season),
        brand: brandReferenceOf(brand),
        garmentCount: _count.garments,
        coverId: coverIdOf(cover),
        photoIds: garments.map(photoIdOf).filter((id) => id !== null),
      }))
    },

    findCollection: async (brandSlug, slug, viewerId) => {
      const row = await prisma.collection.findFirst({
        where: { slug, brand: { slug: brandSlug } },
        select: {
          id: true,
          slug: true,
          title: true,
          status: true,
          publishedAt: true,
          season: true,
          seasonYear: true,
          cover: coverColumns,
          brand: { select: { ...brandColumns, description: true, members: membershipOf(viewerId) } },
          garments: { where: published, orderBy: byHand, select: catalogueGarmentColumns },
        },
      })
      if (row === null) return null
      const { brand, garments, cover, season, ...collection } = row
      return {
        collection: {
          ...collection,
          season: seasonSchema.nullable().parse(season),
          coverId: coverIdOf(cover),
          brand: { ...brandReferenceOf(brand), description: brand.description },
          garments: garments.map(catalogueGarmentOf),
        },
        visibility: { isPublic: row.status === 'PUBLISHED', membership: brand.members[0]?.role ?? null },
      }
    },

    findGarment: async (garmentId, viewerId) => {
      const row = await prisma.catalogueGarment.findUnique({
        where: { id: garmentId },
        select: {
          ...catalogueGarmentColumns,
          ...catalogueGarmentPageColumns,
          visibility: true,
          collection: {
            select: {
              slug: true,
              title: true,
              status: true,
              publishedAt: true,
              brand: { select: { ...brandColumns, members: membershipOf(viewerId) } },
            },
          },
        },
      })
      if (row === null) return null
      const { collection, ...garment } = row
      const { slug, title, status, publishedAt, brand } = collection
      return {
        garment: {
          ...catalogueGarmentOf(garment),
          ...pagePartsOf(garment),
          brand: brandReferenceOf(brand),
          collection: { slug, title },
          publishedAt,
        },
        visibility: {
          isPublic: status === 'PUBLISHED' && garment.visibility === 'PUBLISHED',
          membership: brand.members[0]?.role ?? null,
        },
      }
    },

    findOfferingBrand: async (slug) => {
      const row = await prisma.brand.findFirst({
        where: { slug, collections: { some: { status: 'PUBLISHED', garments: { some: published } } } },
        select: { ...brandColumns, description: true, websiteUrl: true },
      })
      if (row === null) return null
      const { description, websiteUrl, ...brand } = row
      return { ...brandReferenceOf(brand), description, websiteUrl }
    },

    findPhoto: async (photoId, viewerId) => {
      const row = await prisma.cataloguePhoto.findUnique({
        where: { id: photoId },
        select: {
          storageKey: true,
          state: true,
          collection: { select: { status: true } },
          garment: { select: { visibility: true, collection: { select: { status: true } } } },
          brand: { select: { members: membershipOf(viewerId) } },
        },
      })
      if (row === null) return null
      const { storageKey, state, collection, garment, brand } = row
      const isPublished =
        garment === null
          ? collection?.status === 'PUBLISHED'
          : garment.visibility === 'PUBLISHED' && garment.collection.status === 'PUBLISHED'
      return {
        storageKey,
        visibility: { isPublic: state === 'VISIBLE' && isPublished, membership: brand.members[0]?.role ?? null },
      }
    },
  }
}

import type { CatalogueStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { createCatalogueSearch } from './catalogue-search'
import { catalogueGarmentColumns, catalogueGarmentOf, catalogueGarmentPageColumns, pagePartsOf } from './garment-rows'

/** Pictures that stand for a collection in a list. */
const picturesPerCollection = 3

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
          brand: { select: { slug: true, name: true } },
          _count: { select: { garments: true } },
          garments: { orderBy: { position: 'asc' }, take: picturesPerCollection, select: { imagePath: true } },
        },
      })
      return rows.map(({ _count, garments, ...collection }) => ({
        ...collection,
        garmentCount: _count.garments,
        images: garments.map(({ imagePath }) => imagePath),
      }))
    },

    findCollection: async (brandSlug, slug) => {
      const row = await prisma.collection.findFirst({
        where: { slug, brand: { slug: brandSlug } },
        select: {
          id: true,
          slug: true,
          title: true,
          status: true,
          publishedAt: true,
          brand: { select: { slug: true, name: true, description: true, ownerId: true } },
          garments: { orderBy: { position: 'asc' }, select: catalogueGarmentColumns },
        },
      })
      if (row === null) return null
      const { brand, garments, ...collection } = row
      const { ownerId, ...shownBrand } = brand
      return {
        collection: { ...collection, brand: shownBrand, garments: garments.map(catalogueGarmentOf) },
        visibility: { status: row.status, brandOwnerId: ownerId },
      }
    },

    findGarment: async (garmentId) => {
      const row = await prisma.catalogueGarment.findUnique({
        where: { id: garmentId },
        select: {
          ...catalogueGarmentColumns,
          ...catalogueGarmentPageColumns,
          collection: {
            select: {
              slug: true,
              title: true,
              status: true,
              publishedAt: true,
              brand: { select: { slug: true, name: true, ownerId: true } },
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
          brand: { slug: brand.slug, name: brand.name },
          collection: { slug, title },
          publishedAt,
        },
        visibility: { status, brandOwnerId: brand.ownerId },
      }
    },
  }
}

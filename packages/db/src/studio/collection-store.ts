import { categorySchema, garmentTypeSchema } from '@fitsize/garments'
import {
  type CollectionGarment,
  type CollectionStore,
  localisedTextSchema,
  type StudioCollection,
  seasonSchema,
} from '@fitsize/usecases'
import { brandColumns, brandReferenceOf } from '../catalogue/brand-columns'
import { catalogueGarmentColumns, catalogueGarmentOf } from '../catalogue/garment-rows'
import { coverColumns, coverIdOf } from '../catalogue/photo-columns'
import type { Database } from '../client'
import type { Prisma } from '../generated/client'
import { addJobs } from '../jobs/add-jobs'
import { isUniqueViolation } from '../unique-violation'
import { erasePhotosOf } from './erase-photos-of'
import { publishReady } from './publish-ready'

const handleColumns = { id: true, slug: true, status: true, publishAt: true, publishedAt: true } as const
const collectionColumns = {
  ...handleColumns,
  title: true,
  season: true,
  seasonYear: true,
  cover: coverColumns,
  _count: { select: { garments: true } },
} satisfies Prisma.CollectionSelect

const byHand: Prisma.CatalogueGarmentOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }]

type CollectionRow = Prisma.CollectionGetPayload<{ select: typeof collectionColumns }>

const collectionOf = ({ _count, season, ...row }: CollectionRow, draftCount: number): StudioCollection => ({
  ...row,
  season: seasonSchema.nullable().parse(season),
  garmentCount: _count.garments,
  draftCount,
})

/** Collections as members of their brand keep them. */
export function createCollectionStore({ prisma }: Database): CollectionStore {
  return {
    list: async (brandId) => {
      const rows = await prisma.collection.findMany({
        where: { brandId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: collectionColumns,
      })
      const drafts = await prisma.catalogueGarment.groupBy({
        by: ['collectionId'],
        where: { brandId, visibility: 'DRAFT' },
        _count: { _all: true },
      })
      const draftsOf = new Map(drafts.map(({ collectionId, _count }) => [collectionId, _count._all]))
      return rows.map((row) => collectionOf(row, draftsOf.get(row.id) ?? 0))
    },

    handle: (brandId, id) => prisma.collection.findUnique({ where: { id, brandId }, select: handleColumns }),

    find: async (brandId, id) => {
      const row = await prisma.collection.findUnique({
        where: { id, brandId },
        select: {
          ...collectionColumns,
          garments: {
            orderBy: byHand,
            select: {
              id: true,
              key: true,
              name: true,
              garmentType: true,
              category: true,
              visibility: true,
              _count: { select: { sizes: true } },
              photos: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: 1, select: { id: true } },
            },
          },
        },
      })
      if (row === null) return null
      const { garments, ...collection } = row
      return {
        ...collectionOf(collection, garments.filter(({ visibility }) => visibility === 'DRAFT').length),
        garments: garments.map(
          ({ name, garmentType, category, _count, photos, ...garment }): CollectionGarment => ({
            ...garment,
            name: localisedTextSchema.parse(name),
            garmentType: garmentTypeSchema.parse(garmentType),
            category: categorySchema.nullable().parse(category),
            sizeCount: _count.sizes,
            photoId: photos[0]?.id ?? null,
          }),
        ),
      }
    },

    preview: async (brandId, id) => {
      const row = await prisma.collection.findUnique({
        where: { id, brandId },
        select: {
          id: true,
          slug: true,
          title: true,
          status: true,
          publishedAt: true,
          season: true,
          seasonYear: true,
          cover: coverColumns,
          brand: { select: { ...brandColumns, description: true } },
          garments: { orderBy: byHand, select: catalogueGarmentColumns },
        },
      })
      if (row === null) return null
      const { brand, garments, cover, season, ...collection } = row
      return {
        ...collection,
        season: seasonSchema.nullable().parse(season),
        coverId: coverIdOf(cover),
        brand: { ...brandReferenceOf(brand), description: brand.description },
        garments: garments.map(catalogueGarmentOf),
      }
    },

    insert: async (collection) => {
      try {
        await prisma.collection.create({ data: collection, select: { id: true } })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    change: async (brandId, id, details) =>
      (await prisma.collection.updateMany({ where: { id, brandId }, data: details })).count > 0,

    setStatus: ({ brandId, id, from }, { draftsBy, ...change }, { jobs, runAt }) =>
      prisma.$transaction(async (transaction) => {
        const { count } = await transaction.collection.updateMany({
          where: { id, brandId, status: from },
          data: change,
        })
        if (count === 0) return false
        if (draftsBy !== null) {
          const drafts = await transaction.catalogueGarment.findMany({
            where: { collectionId: id, visibility: 'DRAFT' },
            select: { id: true },
          })
          await publishReady(transaction, { garmentIds: drafts.map((draft) => draft.id), ...draftsBy })
        }
        await addJobs(transaction, jobs, runAt ?? null)
        return true
      }),

    publishScheduled: async (id, at) => {
      const { count } = await prisma.collection.updateMany({
        where: { id, status: 'SCHEDULED', publishAt: at },
        data: { status: 'PUBLISHED', publishAt: null, publishedAt: at },
      })
      return count > 0
    },

    setOrder: (brandId, id, garmentIds) =>
      prisma.$transaction(async (transaction) => {
        const rows = await transaction.$queryRaw<{ id: string }[]>`
          SELECT "id" FROM app."CatalogueGarment" WHERE "collectionId" = ${id}::uuid AND "brandId" = ${brandId}::uuid
          ORDER BY "id" FOR NO KEY UPDATE`
        const wanted = new Set(garmentIds)
        if (wanted.size !== garmentIds.length || wanted.size !== rows.length) return false
        if (!rows.every((row) => wanted.has(row.id))) return false
        await transaction.$executeRaw`
          UPDATE app."CatalogueGarment" AS garment SET "position" = placed.place - 1
          FROM unnest(${garmentIds}::uuid[]) WITH ORDINALITY AS placed(id, place)
          WHERE garment."id" = placed.id AND garment."position" <> placed.place - 1`
        return true
      }),

    remove: (brandId, id) =>
      prisma.$transaction(async (transaction) => {
        const rows = await transaction.$queryRaw<{ id: string }[]>`
          SELECT "id" FROM app."Collection" WHERE "id" = ${id}::uuid AND "brandId" = ${brandId}::uuid
            AND "status" IN ('DRAFT', 'ARCHIVED') FOR UPDATE`
        if (rows.length === 0) return false
        await erasePhotosOf(transaction, { brandId, OR: [{ collectionId: id }, { garment: { collectionId: id } }] })
        await transaction.collection.deleteMany({ where: { id } })
        return true
      }),
  }
}

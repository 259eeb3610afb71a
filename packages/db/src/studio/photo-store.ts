import { type CataloguePhotoStore, localisedTextSchema, reportReasonSchema } from '@fitsize/usecases'
import type { Database } from '../client'
import { isUniqueViolation } from '../unique-violation'
import { erasePhotosOf } from './erase-photos-of'
import { keepChange, lockGarment } from './garment-version'
import { raiseVersions } from './publish-ready'

/** Photos of garments and covers of collections. */
export function createCataloguePhotoStore({ prisma }: Database): CataloguePhotoStore {
  return {
    ofGarment: async (brandId, garmentId) => {
      const garment = await prisma.catalogueGarment.findUnique({
        where: { id: garmentId, brandId },
        select: {
          photos: {
            orderBy: [{ position: 'asc' }, { id: 'asc' }],
            select: { id: true, storageKey: true, state: true },
          },
        },
      })
      return garment?.photos ?? null
    },

    addToGarment: ({ brandId, garmentId, userId, at }, photo, most) =>
      prisma.$transaction(async (transaction) => {
        const rows = await transaction.$queryRaw<{ version: number }[]>`
          SELECT "version" FROM app."CatalogueGarment" WHERE "id" = ${garmentId}::uuid AND "brandId" = ${brandId}::uuid
          FOR NO KEY UPDATE`
        const [garment] = rows
        if (garment === undefined) return null
        const { _count, _max } = await transaction.cataloguePhoto.aggregate({
          where: { garmentId },
          _count: { _all: true },
          _max: { position: true },
        })
        if (_count._all >= most) return 'full'
        await transaction.cataloguePhoto.create({
          data: { ...photo, brandId, garmentId, position: (_max.position ?? -1) + 1, state: 'VISIBLE' },
          select: { id: true },
        })
        await raiseVersions(transaction, [garmentId], { userId, at, fields: ['photos'] })
        return garment.version + 1
      }),

    arrange: ({ brandId, garmentId, version, userId, at }, photoIds) =>
      prisma.$transaction(async (transaction) => {
        const locked = await lockGarment(transaction, { brandId, garmentId, version })
        if (locked.kind !== 'locked') return locked
        await erasePhotosOf(transaction, { garmentId, id: { notIn: [...photoIds] } })
        await transaction.$executeRaw`
          UPDATE app."CataloguePhoto" AS photo SET "position" = placed.place - 1
          FROM unnest(${photoIds}::uuid[]) WITH ORDINALITY AS placed(id, place)
          WHERE photo."id" = placed.id AND photo."garmentId" = ${garmentId}::uuid`
        await transaction.catalogueGarment.update({
          where: { id: garmentId },
          data: { version: version + 1 },
          select: { id: true },
        })
        await keepChange(transaction, { garmentId, version: version + 1, at, userId, fields: ['photos'] })
        return { kind: 'saved', version: version + 1 }
      }),

    setCover: async (brandId, collectionId, photo) => {
      try {
        return await prisma.$transaction(async (transaction) => {
          const rows = await transaction.$queryRaw<{ id: string }[]>`
            SELECT "id" FROM app."Collection" WHERE "id" = ${collectionId}::uuid AND "brandId" = ${brandId}::uuid
            FOR NO KEY UPDATE`
          if (rows.length === 0) return false
          await erasePhotosOf(transaction, { collectionId })
          if (photo !== null)
            await transaction.cataloguePhoto.create({
              data: { ...photo, brandId, collectionId, state: 'VISIBLE' },
              select: { id: true },
            })
          return true
        })
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    report: ({ photoId, userId, reason, at }) =>
      prisma.$transaction(async (transaction) => {
        const photo = await transaction.cataloguePhoto.findFirst({
          where: {
            id: photoId,
            state: 'VISIBLE',
            OR: [
              { collection: { status: 'PUBLISHED' } },
              { garment: { visibility: 'PUBLISHED', collection: { status: 'PUBLISHED' } } },
            ],
          },
          select: { reviewedAt: true },
        })
        if (photo === null) return false
        await transaction.photoReport.createMany({ data: [{ photoId, userId, reason, at }], skipDuplicates: true })
        if (photo.reviewedAt === null)
          await transaction.cataloguePhoto.updateMany({
            where: { id: photoId, state: 'VISIBLE' },
            data: { state: 'REPORTED' },
          })
        return true
      }),

    listHidden: async (limit) => {
      const rows = await prisma.cataloguePhoto.findMany({
        where: { state: { not: 'VISIBLE' } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
        select: {
          id: true,
          brand: { select: { slug: true, name: true } },
          garment: { select: { name: true } },
          reports: { orderBy: { at: 'asc' }, select: { reason: true, at: true } },
        },
      })
      return rows.map(({ garment, reports, ...photo }) => ({
        ...photo,
        garmentName: garment === null ? null : localisedTextSchema.parse(garment.name),
        reports: reports.map(({ reason, at }) => ({ at, reason: reportReasonSchema.parse(reason) })),
      }))
    },

    show: async (id, at) => {
      const { count } = await prisma.cataloguePhoto.updateMany({
        where: { id, state: { not: 'VISIBLE' } },
        data: { state: 'VISIBLE', reviewedAt: at },
      })
      return count > 0
    },

    remove: (id) => prisma.$transaction(async (transaction) => (await erasePhotosOf(transaction, { id })) > 0),
  }
}

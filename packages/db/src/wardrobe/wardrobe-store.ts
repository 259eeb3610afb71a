import { type GarmentType, garmentTypeSchema } from '@fitsize/garments'
import { photoPointsSchema, type WardrobeStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { isUniqueViolation } from '../unique-violation'
import { createFitReads } from './fit-reads'
import { garmentColumns, garmentDetailColumns, garmentOf, newestOf } from './garment-rows'
import { addRevision, revisionData } from './revision-rows'

const handleColumns = { id: true, ownerId: true, photoKey: true, deletedAt: true } as const

/** Garments that people keep, with their measurement revisions. */
export function createWardrobeStore(database: Database): WardrobeStore {
  const { prisma } = database
  return {
    ...createFitReads(database),

    insert: async ({ revision, fit, ...garment }) => {
      try {
        // One nested write is one transaction.
        await prisma.wardrobeGarment.create({
          data: { ...garment, ...fit, revisions: { create: revisionData(revision) } },
          select: { id: true },
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    findByScan: (ownerId, scanId) =>
      prisma.wardrobeGarment.findUnique({ where: { ownerId_scanId: { ownerId, scanId } }, select: handleColumns }),

    handle: (id) => prisma.wardrobeGarment.findUnique({ where: { id }, select: handleColumns }),

    handlesOf: (ownerId, limit) =>
      prisma.wardrobeGarment.findMany({ where: { ownerId }, take: limit, select: handleColumns }),

    find: async (id) => {
      const row = await prisma.wardrobeGarment.findUnique({
        where: { id, deletedAt: null },
        select: garmentDetailColumns,
      })
      if (row === null) return null
      const { id: revisionId, dimensionVersion, keypoints } = newestOf(row)
      return {
        ...garmentOf(row),
        scanId: row.scanId,
        dimensionVersion,
        revisionId,
        points: keypoints === null ? null : photoPointsSchema.parse(keypoints),
      }
    },

    list: async (ownerId, limit, after, garmentType) => {
      const rows = await prisma.wardrobeGarment.findMany({
        where: {
          ownerId,
          deletedAt: null,
          ...(garmentType === null ? {} : { garmentType }),
          ...(after === null
            ? {}
            : {
                // The first condition holds whenever the second does; the index can start from it, however deep the page.
                createdAt: { lte: after.createdAt },
                OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
              }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: garmentColumns,
      })
      return rows.map(garmentOf)
    },

    countByType: async (ownerId) => {
      const groups = await prisma.wardrobeGarment.groupBy({
        by: ['garmentType'],
        where: { ownerId, deletedAt: null },
        _count: { _all: true },
      })
      const counts: Partial<Record<GarmentType, number>> = {}
      for (const { garmentType, _count } of groups) counts[garmentTypeSchema.parse(garmentType)] = _count._all
      return counts
    },

    listRemoved: async (ownerId, limit) => {
      const rows = await prisma.wardrobeGarment.findMany({
        where: { ownerId, deletedAt: { not: null } },
        orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: { ...garmentColumns, deletedAt: true },
      })
      return rows.flatMap((row) =>
        row.deletedAt === null ? [] : [{ garment: garmentOf(row), removedAt: row.deletedAt }],
      )
    },

    addRevision: (garmentId, after, revision) => addRevision(database, garmentId, after, revision),

    setFit: async (id, fit) => {
      await prisma.wardrobeGarment.updateMany({ where: { id }, data: fit })
    },

    setWish: async (ownerId, scope, wish) => {
      if (wish === null) await prisma.fitWish.deleteMany({ where: { ownerId, scope } })
      else
        await prisma.fitWish.upsert({
          where: { ownerId_scope: { ownerId, scope } },
          create: { ownerId, scope, wish },
          update: { wish },
        })
    },

    rename: async (id, name) => {
      await prisma.wardrobeGarment.updateMany({ where: { id }, data: { name } })
    },

    setPhotoKey: async (id, photoKey) => {
      await prisma.wardrobeGarment.updateMany({ where: { id }, data: { photoKey } })
    },

    setDeletedAt: async (id, deletedAt) => {
      await prisma.wardrobeGarment.updateMany({ where: { id }, data: { deletedAt } })
    },

    erase: async (id) => {
      await prisma.wardrobeGarment.deleteMany({ where: { id } })
    },
  }
}

import { photoPointsSchema, type WardrobeStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { isUniqueViolation } from '../unique-violation'
import { garmentColumns, garmentDetailColumns, garmentOf, newestOf } from './garment-rows'

const handleColumns = { id: true, ownerId: true, photoKey: true, deletedAt: true } as const

/** Garments that people keep, with their measurement revisions. */
export function createWardrobeStore({ prisma }: Database): WardrobeStore {
  return {
    insert: async ({ revision: { points, values, ...revision }, ...garment }) => {
      try {
        // One nested write is one transaction.
        await prisma.wardrobeGarment.create({
          data: {
            ...garment,
            revisions: {
              create: {
                ...revision,
                ...(points === null ? {} : { keypoints: points }),
                values: { createMany: { data: [...values] } },
              },
            },
          },
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

    find: async (id) => {
      const row = await prisma.wardrobeGarment.findUnique({
        where: { id, deletedAt: null },
        select: garmentDetailColumns,
      })
      if (row === null) return null
      const { dimensionVersion, keypoints } = newestOf(row)
      return {
        ...garmentOf(row),
        scanId: row.scanId,
        dimensionVersion,
        points: keypoints === null ? null : photoPointsSchema.parse(keypoints),
      }
    },

    list: async (ownerId, limit, after) => {
      const rows = await prisma.wardrobeGarment.findMany({
        where: {
          ownerId,
          deletedAt: null,
          ...(after === null
            ? {}
            : {
                OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
              }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: garmentColumns,
      })
      return rows.map(garmentOf)
    },

    rename: async (id, name) => {
      await prisma.wardrobeGarment.updateMany({ where: { id }, data: { name } })
    },

    setDeletedAt: async (id, deletedAt) => {
      await prisma.wardrobeGarment.updateMany({ where: { id }, data: { deletedAt } })
    },

    erase: async (id) => {
      await prisma.wardrobeGarment.deleteMany({ where: { id } })
    },
  }
}

import { garmentTypeSchema } from '@fitsize/garments'
import { type FavouriteStore, localisedTextSchema } from '@fitsize/usecases'
import type { Database } from '../client'

/** Garments of the catalogue that people keep in mind. */
export function createFavouriteStore({ prisma }: Database): FavouriteStore {
  return {
    visibilityOf: async (garmentId) => {
      const row = await prisma.catalogueGarment.findUnique({
        where: { id: garmentId },
        select: { collection: { select: { status: true, brand: { select: { ownerId: true } } } } },
      })
      return row === null ? null : { status: row.collection.status, brandOwnerId: row.collection.brand.ownerId }
    },

    add: async (userId, garmentId, keptAt) => {
      await prisma.favourite.createMany({ data: [{ userId, garmentId, createdAt: keptAt }], skipDuplicates: true })
    },

    remove: async (userId, garmentId) => {
      const { count } = await prisma.favourite.deleteMany({ where: { userId, garmentId } })
      return count > 0
    },

    list: async (userId, limit, after) => {
      const rows = await prisma.favourite.findMany({
        where: {
          userId,
          ...(after === null
            ? {}
            : {
                OR: [
                  { createdAt: { lt: after.keptAt } },
                  { createdAt: after.keptAt, garmentId: { lt: after.garmentId } },
                ],
              }),
        },
        orderBy: [{ createdAt: 'desc' }, { garmentId: 'desc' }],
        take: limit,
        select: {
          createdAt: true,
          garment: {
            select: {
              id: true,
              name: true,
              garmentType: true,
              colour: true,
              priceMinor: true,
              currency: true,
              imagePath: true,
              collection: {
                select: { slug: true, title: true, status: true, brand: { select: { slug: true, name: true } } },
              },
            },
          },
        },
      })
      return rows.map(({ createdAt, garment: { id, name, garmentType, colour, collection, ...garment } }) => ({
        ...garment,
        garmentId: id,
        keptAt: createdAt,
        name: localisedTextSchema.parse(name),
        garmentType: garmentTypeSchema.parse(garmentType),
        colour: localisedTextSchema.parse(colour),
        brand: collection.brand,
        collection: { slug: collection.slug, title: collection.title },
        available: collection.status === 'PUBLISHED',
      }))
    },

    among: async (userId, garmentIds) => {
      const rows = await prisma.favourite.findMany({
        where: { userId, garmentId: { in: [...garmentIds] } },
        select: { garmentId: true },
      })
      return rows.map(({ garmentId }) => garmentId)
    },
  }
}

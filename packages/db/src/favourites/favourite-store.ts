import { garmentTypeSchema } from '@fitsize/garments'
import { type FavouriteStore, localisedTextSchema } from '@fitsize/usecases'
import { brandColumns, brandReferenceOf, membershipOf } from '../catalogue/brand-columns'
import { firstPhoto, photoIdOf } from '../catalogue/photo-columns'
import type { Database } from '../client'

/** Garments of the catalogue that people keep in mind. */
export function createFavouriteStore({ prisma }: Database): FavouriteStore {
  return {
    visibilityOf: async (garmentId, viewerId) => {
      const row = await prisma.catalogueGarment.findUnique({
        where: { id: garmentId },
        select: {
          visibility: true,
          collection: { select: { status: true, brand: { select: { members: membershipOf(viewerId) } } } },
        },
      })
      if (row === null) return null
      const { visibility, collection } = row
      return {
        isPublic: visibility === 'PUBLISHED' && collection.status === 'PUBLISHED',
        membership: collection.brand.members[0]?.role ?? null,
      }
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
              photos: firstPhoto,
              visibility: true,
              collection: {
                select: { slug: true, title: true, status: true, brand: { select: brandColumns } },
              },
            },
          },
        },
      })
      return rows.map(
        ({ createdAt, garment: { id, name, garmentType, colour, collection, photos, visibility, ...garment } }) => ({
          ...garment,
          garmentId: id,
          keptAt: createdAt,
          name: localisedTextSchema.parse(name),
          garmentType: garmentTypeSchema.parse(garmentType),
          colour: localisedTextSchema.nullable().parse(colour),
          photoId: photoIdOf({ photos }),
          brand: brandReferenceOf(collection.brand),
          collection: { slug: collection.slug, title: collection.title },
          available: visibility === 'PUBLISHED' && collection.status === 'PUBLISHED',
        }),
      )
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

import { typeOfCategory } from '@fitsize/garments'
import type { BulkChange, GarmentField, GarmentFilter, StudioGarmentStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { Prisma } from '../generated/client'
import { isUniqueViolation } from '../unique-violation'
import { duplicateGarment } from './duplicate-garment'
import { erasePhotosOf } from './erase-photos-of'
import { detailColumnsOf, garmentColumns, rowColumns, rowOf, studioGarmentOf } from './garment-rows'
import { keepChange, lockGarment } from './garment-version'
import { nextPosition } from './next-position'
import { raiseVersions, withChart } from './publish-ready'

/** Garments as members of their brand keep them. */
export function createStudioGarmentStore({ prisma }: Database): StudioGarmentStore {
  return {
    list: async (brandId, filter, limit, after) => {
      const rows = await prisma.catalogueGarment.findMany({
        where: { ...conditionOf(brandId, filter), ...(after === null ? {} : { key: { gt: after } }) },
        orderBy: { key: 'asc' },
        take: limit,
        select: rowColumns,
      })
      return rows.map(rowOf)
    },

    count: (brandId, filter) => prisma.catalogueGarment.count({ where: conditionOf(brandId, filter) }),

    find: async (brandId, id) => {
      const row = await prisma.catalogueGarment.findUnique({ where: { id, brandId }, select: garmentColumns })
      return row === null ? null : studioGarmentOf(row)
    },

    insert: async ({ userId: _, id, slug, brandId, collectionId, createdAt, ...details }) => {
      try {
        return await prisma.$transaction(async (transaction) => {
          const position = await nextPosition(transaction, brandId, collectionId)
          if (position === null) return 'no-collection'
          const row = { id, slug, brandId, collectionId, createdAt, position }
          await transaction.catalogueGarment.create({
            data: { ...row, ...detailColumnsOf(details) },
            select: { id: true },
          })
          return 'inserted'
        })
      } catch (error) {
        if (isUniqueViolation(error)) return 'taken'
        throw error
      }
    },

    change: async ({ brandId, garmentId, version, userId, at }, details, fields) => {
      try {
        return await prisma.$transaction(async (transaction) => {
          const locked = await lockGarment(transaction, { brandId, garmentId, version })
          if (locked.kind !== 'locked') return locked
          await transaction.catalogueGarment.update({
            where: { id: garmentId },
            data: { ...detailColumnsOf(details), version: version + 1 },
            select: { id: true },
          })
          await keepChange(transaction, { garmentId, version: version + 1, at, userId, fields })
          return { kind: 'saved', version: version + 1 }
        })
      } catch (error) {
        if (isUniqueViolation(error)) return { kind: 'key-taken' }
        throw error
      }
    },

    changeMany: ({ brandId, userId, at }, garments, change) =>
      prisma.$transaction(async (transaction) => {
        const ids = garments.map(({ id }) => id)
        const rows = await transaction.$queryRaw<{ id: string; version: number; garmentType: string }[]>`
          SELECT "id", "version", "garmentType" FROM app."CatalogueGarment"
          WHERE "brandId" = ${brandId}::uuid AND "id" = ANY (${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`
        const stored = new Map(rows.map((row) => [row.id, row]))
        const charted = change.visibility === 'PUBLISHED' ? await withChart(transaction, ids) : null
        const typed = change.category === undefined ? null : typeOfCategory(change.category)
        const outdated = garments.filter(({ id, version }) => stored.get(id)?.version !== version).map(({ id }) => id)
        const present = ids.filter((id) => !outdated.includes(id))
        const unready = present.filter(
          (id) => (charted !== null && !charted.has(id)) || (typed !== null && stored.get(id)?.garmentType !== typed),
        )
        const changed = present.filter((id) => !unready.includes(id))
        const { data, fields } = columnsOf(change)
        await raiseVersions(transaction, changed, { userId, at, fields }, data)
        if (change.collectionId !== undefined) await toTheEnd(transaction, changed, change.collectionId)
        return { changed, outdated, unready }
      }),

    duplicate: async (copy) => {
      try {
        return await prisma.$transaction((transaction) => duplicateGarment(transaction, copy))
      } catch (error) {
        if (isUniqueViolation(error)) return 'taken'
        throw error
      }
    },

    removeMany: (brandId, garmentIds) =>
      prisma.$transaction(async (transaction) => {
        const where = { brandId, id: { in: [...garmentIds] } }
        await erasePhotosOf(transaction, { garment: where })
        return (await transaction.catalogueGarment.deleteMany({ where })).count
      }),
  }
}

function conditionOf(
  brandId: string,
  { collectionId, text, visibility, lacks }: GarmentFilter,
): Prisma.CatalogueGarmentWhereInput {
  // Prisma hands these on as they are, and they would stand for anything.
  const plain = text.replaceAll(/[\\%_]/g, '\\$&')
  const contains = { contains: plain, mode: 'insensitive' } as const
  const inName = (language: 'en' | 'fr') => ({
    name: { path: [language], string_contains: plain, mode: 'insensitive' as const },
  })
  return {
    brandId,
    ...(collectionId === null ? {} : { collectionId }),
    ...(visibility === null ? {} : { visibility }),
    ...(text === '' ? {} : { OR: [{ key: contains }, inName('en'), inName('fr')] }),
    ...(lacks === 'photo' ? { photos: { none: {} } } : {}),
    ...(lacks === 'chart' ? { sizes: { none: { measurements: { some: {} } } } } : {}),
  }
}

/** A change of many as columns, with the names of what it changes. */
function columnsOf({ price, composition, collectionId, ...rest }: BulkChange): {
  readonly data: Prisma.CatalogueGarmentUncheckedUpdateManyInput
  readonly fields: readonly GarmentField[]
} {
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const given = (['visibility', 'category', 'colourFamily', 'stretch', 'fitStyle'] as const).filter(
    (field) => rest[field] !== undefined,
  )
  return {
    data: {
      ...plain,
      ...(collectionId === undefined ? {} : { collectionId }),
      ...(composition === undefined ? {} : { composition: composition ?? Prisma.DbNull }),
      ...(price === undefined ? {} : { priceMinor: price.minor, currency: price.currency }),
    },
    fields: [
      ...given,
      ...(collectionId === undefined ? [] : (['collection'] as const)),
      ...(composition === undefined ? [] : (['composition'] as const)),
      ...(price === undefined ? [] : (['price'] as const)),
    ],
  }
}

/** Puts garments behind the others of their collection, in the order in which they stood. */
async function toTheEnd(
  transaction: Prisma.TransactionClient,
  garmentIds: readonly string[],
  collectionId: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app."CatalogueGarment" AS garment SET "position" = placed.place FROM (
      SELECT "id", row_number() OVER (ORDER BY "position", "id") + (
        SELECT coalesce(max("position"), -1) FROM app."CatalogueGarment"
        WHERE "collectionId" = ${collectionId}::uuid AND NOT "id" = ANY (${garmentIds}::uuid[])) AS place
      FROM app."CatalogueGarment" WHERE "id" = ANY (${garmentIds}::uuid[])) AS placed
    WHERE garment."id" = placed."id"`
}

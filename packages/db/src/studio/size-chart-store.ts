import { gtin14 } from '@fitsize/contracts'
import { categorySchema, garmentTypeSchema } from '@fitsize/garments'
import { type ChartRow, localisedTextSchema, type SizeChartStore, type TakenNumbers } from '@fitsize/usecases'
import type { Database } from '../client'
import { Prisma } from '../generated/client'
import { isUniqueViolation } from '../unique-violation'
import { chartColumns, chartRowOf, isSameChart, writeChart } from './chart-rows'
import { keepChange, lockGarment } from './garment-version'

const byPlace: Prisma.CatalogueSizeOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }]

/** The size charts that makers keep. */
export function createSizeChartStore({ prisma }: Database): SizeChartStore {
  return {
    find: async (brandId, garmentId) => {
      const row = await prisma.catalogueGarment.findUnique({
        where: { id: garmentId, brandId },
        select: {
          id: true,
          key: true,
          name: true,
          garmentType: true,
          category: true,
          visibility: true,
          version: true,
          sizes: { orderBy: byPlace, select: chartColumns },
        },
      })
      if (row === null) return null
      const { version, sizes, name, garmentType, category, ...garment } = row
      return {
        garment: {
          ...garment,
          name: localisedTextSchema.parse(name),
          garmentType: garmentTypeSchema.parse(garmentType),
          category: categorySchema.nullable().parse(category),
        },
        version,
        sizes: sizes.map(chartRowOf),
      }
    },

    save: async ({ brandId, garmentId, version, sizes, outline, userId, at }) => {
      try {
        return await prisma.$transaction(async (transaction) => {
          const locked = await lockGarment(transaction, { brandId, garmentId, version })
          if (locked.kind !== 'locked') return locked
          const stored = await transaction.catalogueSize.findMany({
            where: { garmentId },
            orderBy: byPlace,
            select: chartColumns,
          })
          if (isSameChart(stored.map(chartRowOf), sizes)) return { kind: 'saved', version }
          await writeChart(transaction, { brandId, garmentId }, stored, sizes)
          await transaction.catalogueGarment.update({
            where: { id: garmentId },
            data: { version: version + 1, outline: outline ?? Prisma.DbNull },
            select: { id: true },
          })
          await keepChange(transaction, { garmentId, version: version + 1, at, userId, fields: ['sizes'] })
          return { kind: 'saved', version: version + 1 }
        })
      } catch (error) {
        if (!isUniqueViolation(error)) throw error
        const taken = await takenBy(prisma, brandId, garmentId, sizes)
        if (taken.skus.length + taken.gtins.length === 0) throw error
        return taken
      }
    },
  }
}

/** Which numbers of a chart other garments of the brand have. */
async function takenBy(
  prisma: Database['prisma'],
  brandId: string,
  garmentId: string,
  sizes: readonly ChartRow[],
): Promise<TakenNumbers> {
  const skus = sizes.flatMap(({ sku }) => sku ?? [])
  const gtins = sizes.flatMap(({ gtin }) => (gtin === null ? [] : gtin14(gtin)))
  const rows = await prisma.$queryRaw<{ sku: string | null; gtin: string | null }[]>`
    SELECT "sku", lpad("gtin", 14, '0') AS "gtin" FROM app."CatalogueSize"
    WHERE "brandId" = ${brandId}::uuid AND "garmentId" <> ${garmentId}::uuid
      AND ("sku" = ANY (${skus}::text[]) OR lpad("gtin", 14, '0') = ANY (${gtins}::text[]))`
  return {
    kind: 'taken',
    skus: rows.flatMap(({ sku }) => (sku !== null && skus.includes(sku) ? [sku] : [])),
    gtins: rows.flatMap(({ gtin }) => (gtin !== null && gtins.includes(gtin) ? [gtin] : [])),
  }
}

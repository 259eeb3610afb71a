import { type DimensionName, dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import { type FitReads, feelSchema, type ReferenceLength, wishesSchema } from '@fitsize/usecases'
import type { Database } from '../client'
import { fitOfRow, garmentColumns, newestOf, type ValueRow } from './garment-rows'

/** What new garments are compared with for their owner. */
export function createFitReads({ prisma }: Pick<Database, 'prisma'>): FitReads {
  return {
    readReferences: async (ownerId, limit) => {
      const rows = await prisma.wardrobeGarment.findMany({
        where: { ownerId, isReference: true, deletedAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: garmentColumns,
      })
      return rows.map((row) => {
        const { category, zones, stretch, fitStyle } = fitOfRow(row)
        return {
          id: row.id,
          name: row.name,
          garmentType: garmentTypeSchema.parse(row.garmentType),
          category,
          // A reference always has one; the table refuses others.
          feel: feelSchema.parse(row.feel),
          zones,
          stretch,
          fitStyle,
          lengths: lengthsOf(newestOf(row).values),
        }
      })
    },

    readWish: async (ownerId) => {
      const rows = await prisma.fitWish.findMany({ where: { ownerId }, select: { scope: true, wish: true } })
      return wishesSchema.parse(Object.fromEntries(rows.map(({ scope, wish }) => [scope, wish])))
    },
  }
}

function lengthsOf(values: readonly ValueRow[]): Partial<Record<DimensionName, ReferenceLength>> {
  const lengths: Partial<Record<DimensionName, ReferenceLength>> = {}
  for (const { dimension, valueTenthsMm, lowTenthsMm, highTenthsMm, extent } of values) {
    const name = dimensionNameSchema.safeParse(dimension)
    if (!name.success) continue
    lengths[name.data] = {
      value: valueTenthsMm,
      low: lowTenthsMm,
      high: highTenthsMm,
      extent: extent === 'GIRTH' ? 'girth' : 'flat',
    }
  }
  return lengths
}

import { type DimensionName, dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import { type FitReads, feelSchema, type ReferenceLength, wishesSchema } from '@fitsize/usecases'
import type { Database } from '../client'
import { fitOfRow } from './garment-rows'

type ReferenceRow = Omit<Parameters<typeof fitOfRow>[0], 'isReference'> & {
  readonly id: string
  readonly name: string
  readonly garmentType: string
  /** Of the newest revision, as `dimensions` beside them. */
  readonly dimensions: readonly string[]
  readonly lengths: readonly (readonly number[])[]
}

/** What is kept of each length: value, low, high, and 1 for a girth. */
const perLength = 4

/** What new garments are compared with for their owner. Plain SQL: Prisma takes as long as the whole search. */
export function createFitReads({ pool }: Pick<Database, 'pool'>): FitReads {
  return {
    readReferences: async (ownerId, limit) => {
      const { rows } = await pool.query<ReferenceRow>({
        name: 'wardrobe-references',
        text: `SELECT garment.id, garment.name, garment."garmentType", garment.category, garment.feel, garment.zones,
                 garment.stretch, garment."fitStyle", value.dimensions, value.lengths
               FROM app."WardrobeGarment" AS garment
                 CROSS JOIN LATERAL (
                   SELECT id FROM app."MeasurementRevision" WHERE "garmentId" = garment.id
                   ORDER BY "createdAt" DESC, id DESC LIMIT 1) AS newest
                 CROSS JOIN LATERAL (
                   SELECT coalesce(array_agg(dimension), '{}') AS dimensions, coalesce(array_agg(ARRAY["valueTenthsMm",
                     "lowTenthsMm", "highTenthsMm", CASE extent WHEN 'GIRTH' THEN 1 ELSE 0 END]), '{}') AS lengths
                   FROM app."MeasurementValue" WHERE "revisionId" = newest.id) AS value
               WHERE garment."ownerId" = $1 AND garment."isReference" AND garment."deletedAt" IS NULL
               ORDER BY garment."createdAt" DESC, garment.id DESC LIMIT $2`,
        values: [ownerId, limit],
      })
      return rows.map((row) => {
        const { category, zones, stretch, fitStyle } = fitOfRow({ ...row, isReference: true })
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
          lengths: lengthsOf(row),
        }
      })
    },

    readWish: async (ownerId) => {
      const { rows } = await pool.query<{ scope: string; wish: string }>({
        name: 'wardrobe-wishes',
        text: 'SELECT scope, wish FROM app."FitWish" WHERE "ownerId" = $1',
        values: [ownerId],
      })
      return wishesSchema.parse(Object.fromEntries(rows.map(({ scope, wish }) => [scope, wish])))
    },
  }
}

function lengthsOf({ dimensions, lengths: all }: ReferenceRow): Partial<Record<DimensionName, ReferenceLength>> {
  const lengths: Partial<Record<DimensionName, ReferenceLength>> = {}
  const numbers = all.flat()
  for (const [place, dimension] of dimensions.entries()) {
    const name = dimensionNameSchema.safeParse(dimension)
    if (!name.success) continue
    const [value = 0, low = 0, high = 0, girth = 0] = numbers.slice(place * perLength, (place + 1) * perLength)
    lengths[name.data] = { value, low, high, extent: girth === 1 ? 'girth' : 'flat' }
  }
  return lengths
}

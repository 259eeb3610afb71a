import { dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import {
  type CatalogueFacets,
  type CatalogueFilter,
  centimetres,
  colourFamilySchema,
  fitStyleSchema,
} from '@fitsize/usecases'
import type pg from 'pg'
import type { z } from 'zod'
import { conditionsBut, type FilterName, newParameters, offerConditions } from './offer-conditions'

type FacetRow = {
  facet: string
  value: string | null
  /** What else belongs to the value: a brand's name, a size's system. */
  detail: string | null
  count: number
  least: number | null
  most: number | null
}

/** One part of the statement: counts by a column, of the garments that pass every filter but the facet's own. */
const countsBy = (facet: FilterName, column: string, where: string): string => `
  SELECT '${facet}' AS facet, offer."${column}" AS value, NULL AS detail, count(*)::int AS count, NULL::int AS least, NULL::int AS most
  FROM app."GarmentOffer" AS offer WHERE ${where} AND offer."${column}" IS NOT NULL GROUP BY offer."${column}"`

/** Counts what the catalogue offers, in one statement and so of one moment. */
export async function countFacets(pool: pg.Pool, filter: CatalogueFilter): Promise<CatalogueFacets> {
  const parameters = newParameters()
  const conditions = offerConditions(filter, parameters)
  const all = conditionsBut(conditions)
  const { rows } = await pool.query<FacetRow>(
    [
      `SELECT 'total' AS facet, NULL AS value, NULL AS detail, count(*)::int AS count, NULL::int AS least, NULL::int AS most
       FROM app."GarmentOffer" AS offer WHERE ${all}`,
      countsBy('garmentTypes', 'garmentType', conditionsBut(conditions, 'garmentTypes', 'categories')),
      countsBy('categories', 'category', conditionsBut(conditions, 'categories')),
      countsBy('colours', 'colourFamily', conditionsBut(conditions, 'colours')),
      countsBy('fitStyles', 'fitStyle', conditionsBut(conditions, 'fitStyles')),
      `SELECT 'brands', brand.slug, brand.name, counted.count, NULL, NULL FROM (
         SELECT offer."brandSlug", count(*)::int AS count FROM app."GarmentOffer" AS offer
         WHERE ${conditionsBut(conditions, 'brands')} GROUP BY offer."brandSlug") AS counted
       JOIN app."Brand" AS brand ON brand.slug = counted."brandSlug"`,
      `SELECT 'price', NULL, NULL, count(*)::int, min(offer."priceMinor"), max(offer."priceMinor")
       FROM app."GarmentOffer" AS offer WHERE ${conditionsBut(conditions, 'price')}`,
      `SELECT 'sizes', size.label, size.system, count(DISTINCT offer."garmentId")::int, NULL, NULL
       FROM app."GarmentOffer" AS offer JOIN app."CatalogueSize" AS size ON size."garmentId" = offer."garmentId"
       WHERE ${conditionsBut(conditions, 'sizes')} GROUP BY size.label, size.system`,
      `SELECT 'dimensions', measure.dimension, NULL, 0, min(measure."valueTenthsMm"), max(measure."valueTenthsMm")
       FROM app."GarmentOffer" AS offer JOIN app."CatalogueSize" AS size ON size."garmentId" = offer."garmentId"
       JOIN app."SizeMeasurement" AS measure ON measure."sizeId" = size.id
       WHERE ${conditionsBut(conditions, 'sizes')} AND measure.extent = 'FLAT' GROUP BY measure.dimension`,
    ].join(' UNION ALL '),
    parameters.values,
  )
  return facetsOf(rows)
}

function facetsOf(rows: readonly FacetRow[]): CatalogueFacets {
  const of = (facet: string): readonly FacetRow[] =>
    rows.filter((row) => row.facet === facet).sort((one, other) => other.count - one.count || compare(one, other))
  const counts = <Value>(facet: string, schema: z.ZodType<Value>) =>
    of(facet).flatMap(({ value, count }) => {
      const known = schema.safeParse(value)
      return known.success ? [{ value: known.data, count }] : []
    })
  const [price] = of('price')
  return {
    total: of('total')[0]?.count ?? 0,
    garmentTypes: counts('garmentTypes', garmentTypeSchema),
    categories: of('categories').map(({ value, count }) => ({ value: value ?? '', count })),
    brands: of('brands').map(({ value, detail, count }) => ({
      value: { slug: value ?? '', name: detail ?? '' },
      count,
    })),
    colours: counts('colours', colourFamilySchema),
    fitStyles: counts('fitStyles', fitStyleSchema),
    sizes: of('sizes').map(({ value, detail, count }) => ({ system: detail ?? '', label: value ?? '', count })),
    price: price?.least == null || price.most == null ? null : { min: price.least, max: price.most },
    dimensions: of('dimensions').flatMap(({ value, least, most }) => {
      const name = dimensionNameSchema.safeParse(value)
      return name.success && least !== null && most !== null
        ? [{ name: name.data, min: centimetres(least), max: centimetres(most) }]
        : []
    }),
  }
}

const compare = (one: FacetRow, other: FacetRow): number => ((one.value ?? '') < (other.value ?? '') ? -1 : 1)

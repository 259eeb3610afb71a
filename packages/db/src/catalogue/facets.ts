import {
  categorySchema,
  colourFamilySchema,
  dimensionNameSchema,
  fitStyleSchema,
  garmentTypeSchema,
} from '@fitsize/garments'
import { type CatalogueFacets, type CatalogueFilter, centimetres } from '@fitsize/usecases'
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

/** The facets that can be chosen from, and so count as if nothing of them were chosen. */
const ownFilters = ['garmentTypes', 'categories', 'brands', 'colours', 'price', 'fitStyles', 'sizes'] as const

/**
 * Counts what the catalogue offers, in one statement and so of one moment. Offers are read once: `passes` says of each of
 * them which of the facets' filters it passes. Sizes are counted by the runs that garments come in, of which there are
 * few, and bounds of dimensions are those that were ever on offer.
 */
export async function countFacets(pool: pg.Pool, filter: CatalogueFilter): Promise<CatalogueFacets> {
  const parameters = newParameters()
  const conditions = offerConditions(filter, parameters)
  const inForce = ownFilters.filter((name) => conditions[name] !== undefined)
  const passesAllBut = (...left: readonly FilterName[]): string =>
    inForce
      .filter((name) => !left.includes(name))
      .map((name) => `passes."${name}"`)
      .join(' AND ') || 'TRUE'
  const countsBy = (facet: FilterName, column: string, where: string): string => `
    SELECT '${facet}', passes."${column}", NULL, count(*)::int, NULL::int, NULL::int
    FROM passes WHERE ${where} AND passes."${column}" IS NOT NULL GROUP BY passes."${column}"`
  const types = filter.garmentTypes ?? []
  const { rows } = await pool.query<FacetRow>(
    `WITH passes AS MATERIALIZED (
       SELECT offer."garmentType", offer.category, offer."brandSlug", offer."colourFamily", offer."fitStyle",
         offer."priceMinor", offer.sizes AS run${inForce.map((name) => `, (${conditions[name]}) AS "${name}"`).join('')}
       FROM app."GarmentOffer" AS offer WHERE ${conditionsBut(conditions, ...ownFilters)})
     SELECT 'total' AS facet, NULL AS value, NULL AS detail, count(*)::int AS count, NULL::int AS least, NULL::int AS most
     FROM passes WHERE ${passesAllBut()}
     UNION ALL ${[
       countsBy('garmentTypes', 'garmentType', passesAllBut('garmentTypes', 'categories')),
       countsBy('categories', 'category', passesAllBut('categories')),
       countsBy('colours', 'colourFamily', passesAllBut('colours')),
       countsBy('fitStyles', 'fitStyle', passesAllBut('fitStyles')),
       `SELECT 'brands', brand.slug, brand.name, counted.count, NULL, NULL FROM (
          SELECT "brandSlug", count(*)::int AS count FROM passes
          WHERE ${passesAllBut('brands')} GROUP BY "brandSlug") AS counted
        JOIN app."Brand" AS brand ON brand.slug = counted."brandSlug"`,
       `SELECT 'price', NULL, NULL, count(*)::int, min("priceMinor"), max("priceMinor")
        FROM passes WHERE ${passesAllBut('price')}`,
       `SELECT 'sizes', substr(size, strpos(size, ':') + 1), split_part(size, ':', 1), sum(count)::int, NULL, NULL
        FROM (SELECT run, count(*) AS count FROM passes WHERE ${passesAllBut('sizes')} GROUP BY run) AS counted,
          unnest(run) AS size
        WHERE size NOT LIKE ':%' AND size NOT LIKE '%:' GROUP BY size`,
       `SELECT 'dimensions', dimension, NULL, 0, min("leastTenthsMm"), max("mostTenthsMm") FROM app."DimensionSpan"
        WHERE ${types.length === 0 ? 'TRUE' : `"garmentType" = ANY (${parameters.add(types)})`} GROUP BY dimension`,
     ].join(' UNION ALL ')}`,
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
    categories: counts('categories', categorySchema),
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

import type { CatalogueFilter } from '@fitsize/usecases'

/** Collects the values of a statement and gives each its place. */
export type Parameters = { readonly values: unknown[]; readonly add: (value: unknown) => string }
export function newParameters(): Parameters {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}

/** A filter as it shows in the facets. */
export type FilterName =
  | 'text'
  | 'garmentTypes'
  | 'categories'
  | 'brands'
  | 'colours'
  | 'price'
  | 'fitStyles'
  | 'sizes'
  | 'dimensions'

/** Lower case without accents, as plain_words of the migrations writes the words of an offer. */
const plainWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '')

const likeAnywhere = (word: string): string => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`

const tenthsMmPerCm = 100

/** As GarmentOffer's sizes has them: "system:label", or one of both alone. */
function sizesAsked({ sizeLabels = [], sizeSystem = '' }: CatalogueFilter): readonly string[] {
  return sizeLabels.length === 0 ? [`${sizeSystem}:`] : sizeLabels.map((label) => `${sizeSystem}:${label}`)
}

/** That one and the same size has a label, a system and measures within ranges. */
function sizeCondition(filter: CatalogueFilter, { add }: Parameters): string | undefined {
  if (!filter.dimensions?.length) return undefined
  const conditions = filter.dimensions.map(({ name, min, max }) => {
    const bounds = [
      ...(min === undefined ? [] : [`measure."valueTenthsMm" >= ${add(Math.round(min * tenthsMmPerCm))}`]),
      ...(max === undefined ? [] : [`measure."valueTenthsMm" <= ${add(Math.round(max * tenthsMmPerCm))}`]),
    ]
    return `EXISTS (
      SELECT FROM app."SizeMeasurement" AS measure
      WHERE measure."sizeId" = size.id AND measure.dimension = ${add(name)} AND measure.extent = 'FLAT'
        AND ${bounds.join(' AND ')})`
  })
  if (filter.sizeLabels?.length) conditions.push(`size.label = ANY (${add(filter.sizeLabels)})`)
  if (filter.sizeSystem !== undefined) conditions.push(`size.system = ${add(filter.sizeSystem)}`)
  return `EXISTS (
    SELECT FROM app."CatalogueSize" AS size
    WHERE size."garmentId" = offer."garmentId" AND ${conditions.join(' AND ')})`
}

/** The conditions of each filter that is in force, on `offer`. */
export function offerConditions(
  filter: CatalogueFilter,
  parameters: Parameters,
): Readonly<Partial<Record<FilterName, string>>> {
  const { add } = parameters
  const chosen = (column: string, values: readonly string[] | undefined) =>
    values?.length ? `offer."${column}" = ANY (${add(values)})` : undefined
  const words = plainWords(filter.text ?? '')
  const price = [
    ...(filter.price?.min === undefined ? [] : [`offer."priceMinor" >= ${add(filter.price.min)}`]),
    ...(filter.price?.max === undefined ? [] : [`offer."priceMinor" <= ${add(filter.price.max)}`]),
  ]
  const asksForSizes = filter.sizeLabels?.length || filter.sizeSystem !== undefined
  const conditions: Record<FilterName, string | undefined> = {
    text: words.map((word) => `offer.words LIKE ${add(likeAnywhere(word))}`).join(' AND ') || undefined,
    garmentTypes: chosen('garmentType', filter.garmentTypes),
    categories: chosen('category', filter.categories),
    brands: chosen('brandSlug', filter.brands),
    colours: chosen('colourFamily', filter.colours),
    price: price.join(' AND ') || undefined,
    fitStyles: chosen('fitStyle', filter.fitStyles),
    sizes: asksForSizes ? `offer.sizes && ${add(sizesAsked(filter))}::text[]` : undefined,
    dimensions: sizeCondition(filter, parameters),
  }
  return Object.fromEntries(Object.entries(conditions).filter(([, condition]) => condition !== undefined))
}

/** Every condition but those of some filters, joined; TRUE when there is none. */
export const conditionsBut = (
  conditions: Readonly<Partial<Record<FilterName, string>>>,
  ...left: readonly FilterName[]
): string =>
  Object.entries(conditions)
    .filter(([name]) => !left.some((other) => other === name))
    .map(([, condition]) => `(${condition})`)
    .join(' AND ') || 'TRUE'

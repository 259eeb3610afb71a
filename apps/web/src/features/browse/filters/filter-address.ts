import { slugSchema } from '@fitsize/contracts'
import {
  categorySchema,
  colourFamilySchema,
  type DimensionName,
  dimensionNames,
  fitStyleSchema,
} from '@fitsize/garments'
import { z } from 'zod'
import { type CatalogueFilters, type DimensionRange, type Range, sortOrders } from './catalogue-filters'

/** The names in the address. A form without script sends the same ones. */
export const addressNames = {
  text: 'q',
  categories: 'type',
  brands: 'brand',
  colours: 'colour',
  price: 'price',
  sizeLabels: 'size',
  sizeSystem: 'system',
  fitStyles: 'style',
  fitsMe: 'fits',
  sort: 'sort',
  after: 'after',
} as const

export const minName = (name: string): string => `${name}-min`
export const maxName = (name: string): string => `${name}-max`

/** What an address asks for. */
export type ReadAddress = {
  readonly filters: CatalogueFilters
  /** Where the list goes on, as the page before said; the server checks it. */
  readonly after: string | null
  /** Parameters whose values make no sense; they are left out, and the page says so. */
  readonly ignored: readonly string[]
}

/** As Next.js gives them: a repeated parameter is a list. */
export type AddressParameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** More than this of one kind is no choice that somebody made. */
const mostValues = 30
const textSchema = z.string().max(100)
const sizeSchema = z
  .string()
  .max(40)
  .regex(/^[\p{L}\p{N} ./+-]+$/u)
const systemSchema = z
  .string()
  .max(20)
  .regex(/^[\p{L}\p{N}-]+$/u)
const switchSchema = z.enum(['on', 'off'])
const cursorSchema = z
  .string()
  .max(400)
  .regex(/^[\w.:~=+/-]+$/)

/** Tenths of a millimetre in a centimetre, cents in a euro. */
const hundredths = 100
/** No garment measures more than two metres and a half, nor less than a millimetre. */
const dimensionBounds = { least: 10, most: 25_000 }
const mostDimensions = 10
const priceBounds = { least: 0, most: 10_000_000 }

/** Reads an address. Anything can be in there; what makes no sense is left out and named. */
export function readAddress(parameters: AddressParameters): ReadAddress {
  const ignored = new Set<string>()

  const given = (name: string): readonly string[] => {
    const value = parameters[name]
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value
    // A form without script also sends its empty fields.
    return values.map((text) => text.trim()).filter((text) => text !== '')
  }

  function several<T extends string>(name: string, schema: z.ZodType<T>): readonly T[] {
    const values = given(name)
    const kept = values.flatMap((value) => {
      const parsed = schema.safeParse(value)
      if (!parsed.success) ignored.add(name)
      return parsed.success ? [parsed.data] : []
    })
    const unique = [...new Set(kept)].toSorted()
    if (unique.length > mostValues) ignored.add(name)
    return unique.slice(0, mostValues)
  }

  function single<T extends string>(name: string, schema: z.ZodType<T>): T | null {
    const values = given(name)
    const parsed = schema.safeParse(values[0])
    if (values.length > 1 || (values.length === 1 && !parsed.success)) ignored.add(name)
    return parsed.success ? parsed.data : null
  }

  function end(name: string, bounds: typeof priceBounds): number | null {
    const text = single(name, z.string().regex(/^\d{1,6}([.,]\d{1,4})?$/))
    if (text === null) return null
    const value = Math.round(Number(text.replace(',', '.')) * hundredths)
    if (value >= bounds.least && value <= bounds.most) return value
    ignored.add(name)
    return null
  }

  function range(name: string, bounds: typeof priceBounds): Range | null {
    const min = end(minName(name), bounds)
    const max = end(maxName(name), bounds)
    if (min === null && max === null) return null
    if (min === null || max === null || min <= max) return { min, max }
    ignored.add(minName(name)).add(maxName(name))
    return null
  }

  const dimension = (name: DimensionName): readonly DimensionRange[] => {
    const found = range(name, dimensionBounds)
    return found === null ? [] : [{ name, ...found }]
  }

  function dimensionRanges(): readonly DimensionRange[] {
    const ranges = dimensionNames.flatMap(dimension)
    for (const { name } of ranges.slice(mostDimensions)) ignored.add(minName(name)).add(maxName(name))
    return ranges.slice(0, mostDimensions)
  }

  const fits = single(addressNames.fitsMe, switchSchema)
  const filters: CatalogueFilters = {
    text: single(addressNames.text, textSchema),
    categories: several(addressNames.categories, categorySchema),
    brands: several(addressNames.brands, slugSchema),
    colours: several(addressNames.colours, colourFamilySchema),
    price: range(addressNames.price, priceBounds),
    sizeLabels: several(addressNames.sizeLabels, sizeSchema),
    sizeSystem: single(addressNames.sizeSystem, systemSchema),
    fitStyles: several(addressNames.fitStyles, fitStyleSchema),
    dimensions: dimensionRanges(),
    fitsMe: fits === null ? null : fits === 'on',
    sort: single(addressNames.sort, z.enum(sortOrders)),
  }
  const after = single(addressNames.after, cursorSchema)
  return { filters, after, ignored: [...ignored].toSorted() }
}

/** The parameters of a query. */
export function parametersOf(query: string): AddressParameters {
  const parameters = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(query)) parameters.set(name, [...(parameters.get(name) ?? []), value])
  return Object.fromEntries(parameters)
}

/** The query that asks for this, always in the same order; nothing for what is not asked for. */
export function writeAddress(filters: CatalogueFilters, after: string | null = null): string {
  const query = new URLSearchParams()
  const add = (name: string, value: string | null) => {
    if (value !== null) query.append(name, value)
  }
  const addRange = (name: string, { min, max }: Range) => {
    add(minName(name), min === null ? null : decimal(min))
    add(maxName(name), max === null ? null : decimal(max))
  }
  add(addressNames.text, filters.text)
  for (const category of filters.categories) add(addressNames.categories, category)
  for (const brand of filters.brands) add(addressNames.brands, brand)
  for (const colour of filters.colours) add(addressNames.colours, colour)
  if (filters.price !== null) addRange(addressNames.price, filters.price)
  for (const label of filters.sizeLabels) add(addressNames.sizeLabels, label)
  add(addressNames.sizeSystem, filters.sizeSystem)
  for (const style of filters.fitStyles) add(addressNames.fitStyles, style)
  for (const { name, ...range } of filters.dimensions) addRange(name, range)
  add(addressNames.fitsMe, filters.fitsMe === null ? null : filters.fitsMe ? 'on' : 'off')
  add(addressNames.sort, filters.sort)
  add(addressNames.after, after)
  return query.toString()
}

/** Hundredths as people write them: 5250 is 52.5, 5200 is 52. */
export const decimal = (value: number): string => String(value / hundredths)

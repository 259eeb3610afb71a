import { colourFamilySchema, dimensionNames, fitStyleSchema } from '@fitsize/garments'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeFilters } from '@/features/browse/filters/active-filters'
import { type CatalogueFilters, noFilters, sortOrders } from '@/features/browse/filters/catalogue-filters'
import { parametersOf, readAddress, writeAddress } from '@/features/browse/filters/filter-address'

const someOf = <T extends string>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 }).map((chosen) => chosen.toSorted())
const rangeIn = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }), fc.constantFrom(0, 1, 2))
    .map(([first, second, kind]) => ({
      min: kind === 1 ? null : Math.min(first, second),
      max: kind === 2 ? null : Math.max(first, second),
    }))

const anyFilters: fc.Arbitrary<CatalogueFilters> = fc.record({
  text: fc.option(
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((text) => text === text.trim() && text !== ''),
  ),
  categories: someOf(['t-shirt', 'coat', 'shirt', 'jeans']),
  brands: someOf(['atelier-brume', 'nord-coton', 'hale-et-fils']),
  colours: someOf(colourFamilySchema.options),
  price: fc.option(rangeIn(0, 100_000)),
  sizeLabels: someOf(['XS', 'M', '38', '32/34', '2 ans']),
  sizeSystem: fc.option(fc.constantFrom('EU', 'FR', 'alpha')),
  fitStyles: someOf(fitStyleSchema.options),
  dimensions: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...dimensionNames), rangeIn(10, 25_000)), {
      maxLength: 3,
      selector: ([name]) => name,
    })
    .map((ranges) =>
      ranges
        .map(([name, range]) => ({ name, ...range }))
        .toSorted((one, other) => dimensionNames.indexOf(one.name) - dimensionNames.indexOf(other.name)),
    ),
  fitsMe: fc.option(fc.boolean()),
  sort: fc.option(fc.constantFrom(...sortOrders)),
})

describe('an address', () => {
  it('can be shared: it says all that was asked for, and nothing is ignored', () => {
    fc.assert(
      fc.property(anyFilters, fc.option(fc.constantFrom('0_abc', 'eyJh.b-c_d')), (filters, after) => {
        expect(readAddress(parametersOf(writeAddress(filters, after)))).toEqual({ filters, after, ignored: [] })
      }),
    )
  })

  it('is empty when nothing is asked for', () => {
    expect(writeAddress(noFilters)).toBe('')
    expect(readAddress({})).toEqual({ filters: noFilters, after: null, ignored: [] })
  })

  it('reads like what somebody would type', () => {
    const { filters } = readAddress(
      parametersOf('q=linen&type=shirt&type=coat&chest-min=50,5&chest-max=54&price-max=80'),
    )
    expect(filters).toEqual({
      ...noFilters,
      text: 'linen',
      categories: ['coat', 'shirt'],
      price: { min: null, max: 8000 },
      dimensions: [{ name: 'chest', min: 5050, max: 5400 }],
    })
    expect(writeAddress(filters)).toBe('q=linen&type=coat&type=shirt&price-max=80&chest-min=50.5&chest-max=54')
  })

  it('leaves the empty fields of a form out, and what others put there', () => {
    expect(readAddress(parametersOf('q=&chest-min=&chest-max=&price-min=+&utm_source=letter')).ignored).toEqual([])
  })

  it.each([
    ['type=shirt&type=spaceship', 'type', { ...noFilters, categories: ['shirt'] }],
    ['type=shirt&type=shirt', null, { ...noFilters, categories: ['shirt'] }],
    ['colour=%3Cscript%3E', 'colour', noFilters],
    ['brand=..%2F..%2Fetc', 'brand', noFilters],
    ['fits=maybe', 'fits', noFilters],
    ['sort=fit&sort=newest', 'sort', { ...noFilters, sort: 'fit' }],
    ['chest-min=-4', 'chest-min', noFilters],
    ['chest-min=0', 'chest-min', noFilters],
    ['chest-max=300', 'chest-max', noFilters],
    ['chest-min=NaN', 'chest-min', noFilters],
    ['chest-min=1e3', 'chest-min', noFilters],
    ['price-max=99999999', 'price-max', noFilters],
    [`q=${'a'.repeat(101)}`, 'q', noFilters],
    ['after=%00', 'after', noFilters],
  ])('names what makes no sense in ?%s', (query, name, filters) => {
    const read = readAddress(parametersOf(query))
    expect(read.ignored).toEqual(name === null ? [] : [name])
    expect(read.filters).toEqual(filters)
  })

  it('ignores a range whose ends are swapped', () => {
    expect(readAddress(parametersOf('waist-min=60&waist-max=50'))).toEqual({
      filters: noFilters,
      after: null,
      ignored: ['waist-max', 'waist-min'],
    })
  })

  it('takes at most as many ranges as the search does', () => {
    const { filters, ignored } = readAddress(
      Object.fromEntries(dimensionNames.slice(0, 11).map((name) => [`${name}-min`, '10'])),
    )
    expect(filters.dimensions).toHaveLength(10)
    expect(ignored).toEqual([`${dimensionNames[10]}-max`, `${dimensionNames[10]}-min`])
  })

  it('reads anything at all without failing', () => {
    const names = fc.constantFrom(
      'q',
      'type',
      'brand',
      'colour',
      'price-min',
      'size',
      'system',
      'chest-max',
      'sort',
      'after',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 90 })), { maxLength: 12 }),
        (pairs) => {
          const parameters: Record<string, string[]> = {}
          for (const [name, value] of pairs) parameters[name] = [...(parameters[name] ?? []), value]
          const { filters, after } = readAddress(parameters)
          expect(readAddress(parametersOf(writeAddress(filters, after)))).toEqual({ filters, after, ignored: [] })
        },
      ),
    )
  })
})

describe('the filters in force', () => {
  it('can each be taken away alone, until none is left', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const active = activeFilters(filters)
        for (const { without } of active) expect(activeFilters(without)).toHaveLength(active.length - 1)
        const none = active.reduce((left) => activeFilters(left)[0]?.without ?? left, filters)
        expect(none).toEqual({ ...noFilters, fitsMe: filters.fitsMe, sort: filters.sort })
      }),
    )
  })
})

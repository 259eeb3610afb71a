import { randomUUID } from 'node:crypto'
import type { CatalogueGarmentPage } from '@fitsize/usecases'
import { describe, expect, it } from 'vitest'
import { productData, scriptText } from '@/features/browse/garment/structured-data'

/** The properties that schema.org names for each type, its parents' included; only those that make sense here. */
const vocabulary: Readonly<Record<string, readonly string[]>> = {
  // https://schema.org/Product and https://schema.org/Thing
  Product: [
    ...['name', 'url', 'image', 'description', 'identifier', 'sameAs'],
    ...['audience', 'brand', 'category', 'color', 'gtin', 'hasMeasurement', 'inProductGroupWithID', 'isVariantOf'],
    ...['keywords', 'manufacturer', 'material', 'offers', 'pattern', 'productID', 'releaseDate', 'size', 'sku'],
  ],
  // https://schema.org/Brand
  Brand: ['name', 'url', 'image', 'description', 'logo', 'slogan'],
  // https://schema.org/Offer
  Offer: ['name', 'url', 'availability', 'itemCondition', 'price', 'priceCurrency', 'priceValidUntil', 'seller', 'sku'],
  // https://schema.org/Organization
  Organization: ['name', 'url', 'logo', 'brand'],
  // https://schema.org/SizeSpecification, a https://schema.org/DefinedTerm
  SizeSpecification: [
    ...['name', 'url', 'description', 'termCode', 'inDefinedTermSet'],
    ...['hasMeasurement', 'sizeGroup', 'sizeSystem', 'suggestedAge', 'suggestedGender', 'suggestedMeasurement'],
  ],
  // https://schema.org/QuantitativeValue
  QuantitativeValue: ['name', 'value', 'minValue', 'maxValue', 'unitCode', 'unitText', 'valueReference'],
}

const garment: CatalogueGarmentPage = {
  id: randomUUID(),
  slug: 'heavy-tee',
  name: { en: 'Heavy T-shirt', fr: 'T-shirt épais' },
  garmentType: 'blouse',
  category: 't-shirt',
  colour: { en: 'sand', fr: 'sable' },
  colourFamily: 'beige',
  priceMinor: 4850,
  currency: 'EUR',
  photoId: null,
  photos: [],
  stretch: 'some',
  fitStyle: 'regular',
  composition: { en: 'cotton', fr: 'coton' },
  shopUrl: 'https://shop.example/heavy-tee',
  publishedAt: new Date('2030-03-01T00:00:00Z'),
  outline: null,
  brand: { slug: 'atelier-brume', name: 'Atelier Brume', verified: false },
  collection: { slug: 'spring', title: 'Spring' },
  sizes: [
    {
      id: randomUUID(),
      label: 'M',
      system: 'EU',
      dimensions: {
        chest: { cm: 52, toleranceCm: 0.75, extent: 'FLAT' },
        waist: { cm: 104, toleranceCm: 1, extent: 'GIRTH' },
      },
    },
    { id: randomUUID(), label: '2', system: 'house', dimensions: {} },
  ],
}
const data = productData(
  garment,
  {
    name: 'Heavy T-shirt',
    colour: 'sand',
    category: 'T-shirt',
    composition: 'cotton',
    dimension: (name, girth) => (girth ? `${name}, all round` : name),
  },
  {
    page: 'https://fitsize.example/en/collections/atelier-brume/spring/1',
    brand: 'https://fitsize.example/en/collections/atelier-brume',
    images: ['https://fitsize.example/api/catalogue/photos/1'],
  },
)

/** Every object with a type in a document. */
function typed(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(typed)
  if (typeof value !== 'object' || value === null) return []
  return [Object.fromEntries(Object.entries(value)), ...Object.values(value).flatMap(typed)]
}

describe('the structured data of a garment', () => {
  it('uses nothing but properties that schema.org names for their type', () => {
    const unknown = typed(data).flatMap((node) =>
      Object.keys(node)
        .filter((key) => !key.startsWith('@') && !vocabulary[String(node['@type'])]?.includes(key))
        .map((key) => `${node['@type']}.${key}`),
    )
    expect(unknown).toEqual([])
    expect(new Set(typed(data).map((node) => node['@type']))).toEqual(new Set(Object.keys(vocabulary)))
  })

  it('says what each size measures, in centimetres with what a piece may differ by', () => {
    expect(data.size).toEqual([
      {
        '@type': 'SizeSpecification',
        name: 'M',
        sizeSystem: 'https://schema.org/WearableSizeSystemEurope',
        hasMeasurement: [
          expect.objectContaining({ name: 'chest', value: 52, minValue: 51.3, maxValue: 52.8, unitCode: 'CMT' }),
          expect.objectContaining({ name: 'waist, all round', value: 104 }),
        ],
      },
      { '@type': 'SizeSpecification', name: '2', sizeSystem: 'house', hasMeasurement: [] },
    ])
  })

  it('has the price as a plain number with its currency, and the shop as where it is sold', () => {
    expect(data.offers).toMatchObject({ price: '48.50', priceCurrency: 'EUR', url: 'https://shop.example/heavy-tee' })
    expect(
      productData(
        { ...garment, currency: 'JPY', priceMinor: 4850, shopUrl: null },
        { name: '', colour: null, category: '', composition: null, dimension: String },
        { page: 'https://p.example', brand: '', images: [] },
      ).offers,
    ).toMatchObject({ price: '4850', url: 'https://p.example' })
  })

  it('cannot end the script that it stands in', () => {
    const text = scriptText({ ...data, name: '</script><script>alert(1)</script>' })
    expect(text).not.toContain('<')
    expect(JSON.parse(text)).toMatchObject({ name: '</script><script>alert(1)</script>' })
  })
})

import { describe, expect, it } from 'vitest'
import {
  beginDryRun,
  dryRun,
  guessMapping,
  type ImportedGarment,
  type ImportMapping,
  type ImportOutcome,
  type ImportProblem,
} from '../../src'
import { sheet } from './garments'

const read = (text: string, defaults: Partial<ImportMapping['defaults']> = {}) => {
  const { columns, rows } = sheet(text)
  const { mapping } = guessMapping(columns, rows)
  return [...dryRun(rows, { ...mapping, defaults: { ...mapping.defaults, ...defaults } })]
}
const garments = (outcomes: readonly ImportOutcome[]): readonly ImportedGarment[] =>
  outcomes.flatMap((outcome) => (outcome.kind === 'garment' ? [outcome.garment] : []))
const problems = (outcomes: readonly ImportOutcome[]): readonly ImportProblem[] =>
  outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? [outcome.problem] : []))

describe('Shopify products', () => {
  const file = `
Handle | Title | Body (HTML) | Vendor | Type | Option1 Name | Option1 Value | Option2 Name | Option2 Value | Variant SKU | Variant Price | Variant Barcode | Image Src | Image Position
tee | Plain tee | <p>Soft</p> | Maison | T-Shirts | Color | Blue | Size | S | T-B-S | 29.90 | 4006381333931 | https://shop.example/blue.jpg | 1
tee | | | | | | Blue | | M | T-B-M | 29.90 | | | 2
tee | | | | | | Red | | M | T-R-M | 29.90 | | https://shop.example/red.jpg | 3
tee | | | | | | | | | | | | https://shop.example/both.jpg | 4
slip | Slip dress | | | Dresses | Size | M | | | D-M | 120.00 | | | `

  it('become garments, one for each colour, with options that only the first row names', () => {
    const found = garments(read(file, { currency: 'EUR' }))
    expect(found).toMatchObject([
      {
        key: 'tee-blue',
        name: { en: 'Plain tee', fr: 'Plain tee' },
        garmentType: 'blouse',
        category: 't-shirt',
        colour: { en: 'Blue', fr: 'Blue' },
        price: { minor: 2990, currency: 'EUR' },
        imageUrls: ['https://shop.example/blue.jpg', 'https://shop.example/both.jpg'],
        sizes: [
          { label: 'S', system: 'INT', sku: 'T-B-S', gtin: '4006381333931' },
          { label: 'M', system: 'INT', sku: 'T-B-M', gtin: null },
        ],
      },
      { key: 'tee-red', imageUrls: ['https://shop.example/red.jpg', 'https://shop.example/both.jpg'] },
      { key: 'slip', garmentType: 'dress', sizes: [{ label: 'M' }] },
    ])
  })

  it('say no currency: without one no price is believed', () => {
    const found = problems(read(file))
    expect(found).toHaveLength(4)
    expect(found[0]).toEqual({
      severity: 'error',
      row: 2,
      column: 'Variant Price',
      code: 'currency-missing',
      text: '29.90',
    })
  })
})

describe("Google's feed", () => {
  it('becomes garments by their groups, whatever the order of items', () => {
    const found = garments(
      read(
        `
id | title | link | image_link | price | color | size | size_system | item_group_id | google_product_category
1 | Jeans | https://shop.example/1 | https://shop.example/1.jpg | 89.00 USD | Indigo | 32/34 | US | J | Apparel & Accessories > Clothing > Pants
2 | Coat | https://shop.example/2 | https://shop.example/2.jpg | 250.00 USD | Black | M | | C | 5598
3 | Jeans | https://shop.example/1 | https://shop.example/1.jpg | 89.00 USD | Indigo | 34/34 | US | J | Apparel & Accessories > Clothing > Pants
4 | Lone skirt | https://shop.example/4 | https://shop.example/4.jpg | 50.00 USD | Red | L | | | 1581`,
      ),
    )
    expect(found).toMatchObject([
      { key: 'J', garmentType: 'trousers', sizes: [{ label: '32/34', system: 'US', sku: '1' }, { label: '34/34' }] },
      { key: 'C', garmentType: 'outwear', category: null },
      { key: '4', garmentType: 'skirt', name: { en: 'Lone skirt' } },
    ])
  })
})

describe("a maker's own sheet", () => {
  const file = `
Réf. | Nom | Type de produit | Coloris | Prix TTC | Taille | 1/2 Poitrine | Longueur | Manche (cm) | Tour de taille | EAN
R1 | Chemise lin | Chemise | Écru | 79,00 € | S | 50 | 70 | 60,5 | 98 | 4006381333931
R1 | Chemise lin | Chemise | Écru | 79,00 € | M | 52 | 71 | 61 | 102 |
P7 | Jupe droite | Jupe | Noir | 65 € | 38 | | 60 | | 76 | `

  it('is understood in its own language, flat and girth apart, left and right together', () => {
    expect(garments(read(file, { sizeSystem: 'FR' }))).toMatchObject([
      {
        key: 'R1',
        category: 'shirt',
        price: { minor: 7900, currency: 'EUR' },
        sizes: [
          {
            system: 'INT',
            gtin: '4006381333931',
            lengths: {
              chest: { value: 5000, extent: 'flat', tolerance: 100 },
              body_length: { value: 7000 },
              left_sleeve: { value: 6050 },
              right_sleeve: { value: 6050 },
              waist: { value: 9800, extent: 'girth' },
            },
          },
          { label: 'M' },
        ],
      },
      {
        key: 'P7',
        garmentType: 'skirt',
        sizes: [{ system: 'FR', lengths: { length: { value: 6000 }, waistband: { value: 7600, extent: 'girth' } } }],
      },
    ])
  })
})

describe('what is wrong', () => {
  const own = (rows: string) =>
    problems(
      read(`garment | name_en | type | price | currency | size | size_system | sku | gtin | chest_flat_cm | waistband_flat_cm
${rows}`),
    )

  it.each([
    [
      'a | A | blouse | 10 | EUR | M | INT | s | | 5o | ',
      { row: 2, column: 'chest_flat_cm', code: 'not-a-length', text: '5o' },
    ],
    ['a | A | blouse | 10 | EUR | M | INT | s | | =B2 | ', { column: 'chest_flat_cm', code: 'formula', text: '=B2' }],
    ['a | =cmd | blouse | 10 | EUR | M | INT | s | | 50 | ', { column: 'name_en', code: 'formula' }],
    ['a | A | blouse | 10 | EUR | M | INT | s | | 0 | ', { column: 'chest_flat_cm', code: 'not-positive' }],
    ['a | A | blouse | 10 | EUR | M | INT | s | | 5200 | ', { column: 'chest_flat_cm', code: 'length-too-long' }],
    ['a | A | blouse | 10 | EUR | M | INT | s | | 50-52 | ', { column: 'chest_flat_cm', code: 'range' }],
    [
      'a | A | blouse | 10 | EUR | M | INT | s | | | 40',
      { column: 'waistband_flat_cm', code: 'dimension-not-of-type' },
    ],
    ['a | A | gizmo | 10 | EUR | M | INT | s | | 50 | ', { column: 'type', code: 'type-unknown', text: 'gizmo' }],
    ['a | A | | 10 | EUR | M | INT | s | | 50 | ', { column: 'type', code: 'missing' }],
    ['a | | blouse | 10 | EUR | M | INT | s | | 50 | ', { column: 'name_en', code: 'missing' }],
    ['a | A | blouse | | EUR | M | INT | s | | 50 | ', { column: 'price', code: 'missing' }],
    ['a | A | blouse | ten | EUR | M | INT | s | | 50 | ', { column: 'price', code: 'not-a-price' }],
    ['a | A | blouse | 1.234 | EUR | M | INT | s | | 50 | ', { column: 'price', code: 'ambiguous' }],
    ['a | A | blouse | 10 | EUR | | INT | s | | 50 | ', { column: 'size', code: 'missing' }],
    ['a | A | blouse | 10 | EUR | 38 | | s | | 50 | ', { column: 'size', code: 'size-system-missing', text: '38' }],
    ['a | A | blouse | 10 | EUR | 38 | ZZ | s | | 50 | ', { column: 'size_system', code: 'size-system-unknown' }],
    ['a | A | blouse | 10 | EUR | M | INT | s | 4006381333932 | 50 | ', { column: 'gtin', code: 'wrong-check-digit' }],
    [
      'a | A | blouse | 10 | EUR | M | INT | s | 4.00638E+12 | 50 | ',
      { column: 'gtin', code: 'rounded-by-spreadsheet' },
    ],
  ])('%s', (row, problem) => {
    expect(own(row)).toMatchObject([{ severity: 'error', ...problem }])
  })

  it('names the other row of what comes twice or contradicts', () => {
    const found = own(`a | A | blouse | 10 | EUR | M | INT | s | 4006381333931 | 50 |
a | A | blouse | 12 | EUR | L | INT | s | | 52 |
a | B | blouse | 10 | EUR | l | INT | t | 04006381333931 | 52 | `)
    expect(found.map(({ row, column, code, otherRow }) => [row, column, code, otherRow])).toEqual([
      [3, 'sku', 'sku-repeated', 2],
      [4, 'gtin', 'gtin-repeated', 2],
      [3, 'price', 'conflicts-with-row', 2],
      [4, 'name_en', 'conflicts-with-row', 2],
      [4, 'size', 'size-repeated', 3],
    ])
  })

  it('gives no garment of which anything is wrong, and all others', () => {
    const outcomes = read(`garment | name | type | price | currency | size
a | A | blouse | 10 | EUR | M
b | B | blouse | 10 | EUR | M
b | B | blouse | ten | EUR | L
 | | | | |
c | C | blouse | 10 | EUR | M`)
    expect(garments(outcomes).map(({ key }) => key)).toEqual(['a', 'c'])
    expect(problems(outcomes)).toHaveLength(1)
  })
})

describe('memory', () => {
  const mapping = guessMapping(['garment', 'name', 'type', 'price', 'currency', 'size'], []).mapping
  const row = (number: number, garment: string, size = 'M') => ({
    row: number,
    cells: { garment, name: garment, type: 'blouse', price: '10', currency: 'EUR', size },
  })

  it('holds no more garments than may be interleaved, and says which rows came too late', () => {
    const run = beginDryRun(mapping)
    let settled = 0
    for (let number = 0; number < 5000; number += 1) {
      settled += garments(run.take(row(number + 2, `g${number}`))).length
      expect(number + 1 - settled).toBeLessThanOrEqual(100)
    }
    expect(problems(run.take(row(6000, 'g0', 'L')))).toMatchObject([
      { row: 6000, column: 'garment', code: 'rows-apart', otherRow: 2 },
    ])
    expect(run.finish()).toHaveLength(100)
  })

  it('stops collecting a garment that never ends', () => {
    const run = beginDryRun(mapping)
    const told = Array.from({ length: 1200 }, (_, number) => run.take(row(number + 2, 'g', `size ${number}`))).flat()
    expect(problems(told).filter(({ code }) => code === 'too-many-rows')).toHaveLength(200)
    expect(garments(run.finish())).toEqual([])
  })
})

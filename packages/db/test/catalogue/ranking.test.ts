import type { DimensionName, FitStyle, GarmentType, Stretch } from '@fitsize/garments'
import { bestSizes, type OfferedGarment, targetFor } from '@fitsize/sizing'
import {
  createTestDatabase,
  makeBrand,
  makeCatalogueGarment,
  makeCollection,
  makeUser,
  type TestDatabase,
} from '@fitsize/testing'
import { type CatalogueSearchRequest, rankOf, searchCatalogue, type WardrobeReference } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCatalogueStore, createDatabase, type Database } from '../../src'

type Made = {
  readonly id: string
  readonly publishedAt: Date
  readonly garment: OfferedGarment
  readonly price: number
}

let testDatabase: TestDatabase
let database: Database
const made: Made[] = []
let draftId = ''

const stretches: readonly (Stretch | null)[] = [null, 'none', 'some']
const styles: readonly (FitStyle | null)[] = [null, 'slim', 'loose', 'regular']

/** A chart of a number: some tell little, some give girths, some are far off. */
function chartOf(type: GarmentType, number: number) {
  const around = number % 5 === 1
  return ['S', 'M', 'L', 'XL'].map((label, step) => {
    const width = 42 + ((number * 7) % 29) * 0.5 + step * 3
    const dimensions: Partial<Record<DimensionName, number>> =
      type === 'trousers'
        ? { waistband: width - 8, left_inseam: 74 + (number % 9), front_rise: 26 + (number % 4) }
        : around
          ? { chest: 2 * width, waist: 2 * width }
          : {
              chest: width,
              ...(number % 4 === 0 ? {} : { body_length: 63 + (number % 11) + step }),
              ...(number % 3 === 0 ? {} : { shoulders: 40 + (number % 9) + step, left_sleeve: 19 + (number % 5) }),
            }
    return { label, extent: around && type === 'blouse' ? ('GIRTH' as const) : ('FLAT' as const), dimensions }
  })
}

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = createDatabase(testDatabase.webUrl)
  const brand = await makeBrand(testDatabase, await makeUser(testDatabase, { role: 'CREATOR' }))
  for (let number = 0; number < 90; number++) {
    const publishedAt = new Date(Date.UTC(2030, 0, 1 + (number % 6)))
    const status = number === 89 ? ('DRAFT' as const) : ('PUBLISHED' as const)
    const collection = await makeCollection(testDatabase, brand, { publishedAt, status })
    const garmentType: GarmentType = number % 6 === 5 ? 'trousers' : 'blouse'
    const category =
      garmentType === 'trousers' ? 'jeans' : number % 7 === 0 ? 'polo' : number % 11 === 0 ? null : 't-shirt'
    const stretch = stretches[number % stretches.length] ?? null
    const fitStyle = styles[number % styles.length] ?? null
    const sizes = chartOf(garmentType, number)
    const { id } = await makeCatalogueGarment(testDatabase, collection, {
      garmentType,
      ...(category === null ? {} : { category }),
      ...(stretch === null ? {} : { stretch }),
      ...(fitStyle === null ? {} : { fitStyle }),
      priceMinor: 1000 + ((number * 37) % 90) * 100,
      sizes,
    })
    if (status === 'DRAFT') draftId = id
    else
      made.push({
        id,
        publishedAt,
        price: 1000 + ((number * 37) % 90) * 100,
        garment: {
          garmentType,
          category,
          stretch,
          fitStyle,
          sizes: sizes.map(({ label, extent, dimensions }) => ({
            id: label,
            label,
            system: 'EU',
            lengths: Object.fromEntries(
              Object.entries(dimensions).map(([name, cm]) => [
                name,
                { value: Math.round(cm * 100), tolerance: 100, extent: extent === 'FLAT' ? 'flat' : 'girth' },
              ]),
            ),
          })),
        },
      })
  }
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const reference = (
  id: string,
  garmentType: GarmentType,
  category: WardrobeReference['category'],
  cm: Partial<Record<DimensionName, number>>,
  half = 0.5,
): WardrobeReference => ({
  id,
  name: id,
  garmentType,
  category,
  feel: 'right',
  zones: {},
  stretch: null,
  fitStyle: null,
  lengths: Object.fromEntries(
    Object.entries(cm).map(([name, value]) => [
      name,
      { value: value * 100, low: (value - half) * 100, high: (value + half) * 100, extent: 'flat' as const },
    ]),
  ),
})

const people: Readonly<Record<string, readonly WardrobeReference[]>> = {
  typical: [reference('tee', 'blouse', 't-shirt', { chest: 52, body_length: 69, shoulders: 45, left_sleeve: 21 })],
  'with two kinds': [
    reference('tee', 'blouse', 'polo', { chest: 50, body_length: 67 }),
    reference('jeans', 'trousers', 'jeans', { waistband: 41, left_inseam: 78, front_rise: 28 }),
  ],
  'whom nearly everything fits': [
    reference('narrow', 'blouse', 't-shirt', { chest: 38, body_length: 60 }),
    reference('wide', 'blouse', 't-shirt', { chest: 68, body_length: 80 }),
  ],
  'whom nothing fits': [reference('tent', 'blouse', 't-shirt', { chest: 110, body_length: 20 })],
  'who measured the chest alone': [reference('tee', 'blouse', 't-shirt', { chest: 53 })],
}

/** What judging every size of every garment gives. */
function exhaustively(references: readonly WardrobeReference[]) {
  return made
    .flatMap(({ garment, ...rest }) => {
      const target = targetFor(references, 'same', garment)
      const best = target === null ? null : bestSizes(target, garment).best
      return best === null ? [] : [{ ...rest, best }]
    })
    .sort(
      (one, other) =>
        rankOf(other.best.probability) - rankOf(one.best.probability) ||
        other.publishedAt.getTime() - one.publishedAt.getTime() ||
        (one.id > other.id ? -1 : 1),
    )
}

async function search(references: readonly WardrobeReference[], request: Partial<CatalogueSearchRequest>) {
  const result = await searchCatalogue(
    {
      catalogue: createCatalogueStore(database),
      wardrobe: { readReferences: async () => references, readWish: async () => ({}) },
    },
    { kind: 'user', userId: 'somebody', role: 'CUSTOMER', quotaClass: 'standard' },
    { sort: 'fit', limit: 24, ...request },
  )
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

async function everyPage(references: readonly WardrobeReference[], request: Partial<CatalogueSearchRequest>) {
  const items = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof search>> = await search(references, { ...request, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

describe.each(Object.entries(people))('the search for somebody %s', (_, references) => {
  it('gives what judging every size gives, in its order, with the same best size', async () => {
    const items = await everyPage(references, { limit: 7 })
    const expected = exhaustively(references)
    expect(items.map(({ id, fit }) => [id, fit?.label, fit?.probability])).toEqual(
      expected.map(({ id, best }) => [id, best.label, best.probability]),
    )
  })

  it('shows the rest after what fits when all is asked for, each garment once', async () => {
    const items = await everyPage(references, { limit: 20, fitsMe: false })
    const fitting = exhaustively(references)
    expect(items.slice(0, fitting.length).map(({ id }) => id)).toEqual(fitting.map(({ id }) => id))
    expect(items.slice(fitting.length).every(({ fit }) => fit === null)).toBe(true)
    expect(items.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
    expect(items.map(({ id }) => id)).not.toContain(draftId)
  })

  it.each(['newest', 'price-up'] as const)('keeps what fits in the order %s', async (sort) => {
    const items = await everyPage(references, { limit: 9, sort })
    const fitting = new Set(exhaustively(references).map(({ id }) => id))
    const expected = made
      .filter(({ id }) => fitting.has(id))
      .sort((one, other) =>
        sort === 'newest'
          ? other.publishedAt.getTime() - one.publishedAt.getTime() || (one.id > other.id ? -1 : 1)
          : one.price - other.price || (one.id < other.id ? -1 : 1),
      )
    expect(items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
  })
})

describe('a page of what fits', () => {
  const references = people.typical ?? []

  it('loses what is taken back between two pages, and nothing else', async () => {
    const first = await search(references, { limit: 3 })
    const expected = exhaustively(references).map(({ id }) => id)
    const taken = expected.slice(2, 4)
    await testDatabase.query(
      `UPDATE app."Collection" SET status = 'DRAFT'
       WHERE id IN (SELECT "collectionId" FROM app."CatalogueGarment" WHERE id = ANY ($1))`,
      [taken],
    )
    const second = await search(references, { limit: 3, cursor: first.nextCursor })
    expect(second.items.map(({ id }) => id)).toEqual(expected.slice(4, 7))
    await testDatabase.query(
      `UPDATE app."Collection" SET status = 'PUBLISHED'
       WHERE id IN (SELECT "collectionId" FROM app."CatalogueGarment" WHERE id = ANY ($1))`,
      [taken],
    )
    const again = await search(references, { limit: 7 })
    expect(again.items.map(({ id }) => id)).toEqual(expected.slice(0, 7))
  })

  it('follows a measure that is corrected', async () => {
    const [best] = exhaustively(references)
    await testDatabase.query(
      `UPDATE app."SizeMeasurement" SET "valueTenthsMm" = 20000 WHERE dimension = 'chest'
       AND "sizeId" IN (SELECT id FROM app."CatalogueSize" WHERE "garmentId" = $1)`,
      [best?.id],
    )
    const { items } = await search(references, { limit: 48 })
    expect(items.map(({ id }) => id)).not.toContain(best?.id)
  })
})

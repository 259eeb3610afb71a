import { randomUUID } from 'node:crypto'
import { makeBrand, makeCatalogueGarment, makeCollection, makeUser, type TestUser } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from './caller'
import { failureOf } from './failure'

let api: TestApi
let creator: TestUser
beforeAll(async () => {
  api = await createTestApi()
  creator = await makeUser(api.database, { role: 'CREATOR' })
  const nord = await makeBrand(api.database, creator, { slug: 'atelier-nord', name: 'Atelier Nord' })
  const fil = await makeBrand(api.database, creator, { slug: 'brin-de-fil', name: 'Brin de Fil' })
  const spring = await makeCollection(api.database, nord, {
    slug: 'spring',
    title: 'Spring',
    publishedAt: new Date('2030-03-01T00:00:00Z'),
  })
  const autumn = await makeCollection(api.database, fil, {
    slug: 'autumn',
    title: 'Automne',
    publishedAt: new Date('2030-09-01T00:00:00Z'),
  })
  const draft = await makeCollection(api.database, nord, { slug: 'draft', title: 'Draft', status: 'DRAFT' })
  await makeCatalogueGarment(api.database, spring, {
    slug: 'tee',
    name: { en: 'Heavy tee', fr: 'T-shirt épais' },
    category: 't-shirt',
    fitStyle: 'regular',
    colour: { en: 'navy', fr: 'bleu marine' },
    colourFamily: 'blue',
    priceMinor: 2900,
    sizes: [
      { label: 'S', dimensions: { chest: 48, body_length: 66 } },
      { label: 'M', dimensions: { chest: 52, body_length: 68 } },
    ],
  })
  await makeCatalogueGarment(api.database, spring, {
    slug: 'shirt',
    name: { en: 'Écru shirt', fr: 'Chemise écrue' },
    category: 'shirt',
    fitStyle: 'slim',
    colour: { en: 'off-white', fr: 'écru' },
    colourFamily: 'white',
    priceMinor: 5900,
    sizes: [{ label: '38', system: 'FR', dimensions: { chest: 50, body_length: 72 } }],
  })
  await makeCatalogueGarment(api.database, autumn, {
    slug: 'jeans',
    garmentType: 'trousers',
    name: { en: 'Jeans 100%', fr: 'Jean 100 %' },
    category: 'jeans',
    fitStyle: 'slim',
    colourFamily: 'blue',
    priceMinor: 7900,
    sizes: [{ label: 'M', dimensions: { waistband: 42 } }],
  })
  await makeCatalogueGarment(api.database, draft, { slug: 'secret', colourFamily: 'blue' })
})
afterAll(async () => {
  await api.close()
})

type Search = Parameters<ReturnType<TestApi['as']>['catalogue']['search']>[0]
const slugs = async (search: Search) => (await api.as().catalogue.search(search)).items.map(({ slug }) => slug)

describe('the search of the catalogue', () => {
  it('gives anyone what is published, newest first, on cards that say where it belongs', async () => {
    const page = await api.as().catalogue.search()
    expect(page.items.map(({ slug }) => slug)[0]).toBe('jeans')
    expect(page.items.map(({ slug }) => slug).sort()).toEqual(['jeans', 'shirt', 'tee'])
    expect(page).toMatchObject({ nextCursor: null, fitsMe: false })
    expect(page.items[0]).toMatchObject({
      brand: { slug: 'brin-de-fil', name: 'Brin de Fil', verified: false },
      collection: { slug: 'autumn', title: 'Automne' },
      name: { en: 'Jeans 100%', fr: 'Jean 100 %' },
      garmentType: 'trousers',
      category: 'jeans',
      priceMinor: 7900,
      fit: null,
    })
  })

  it('shows drafts to nobody, not even to those who keep the brand', async () => {
    const admin = await makeUser(api.database, { role: 'ADMIN' })
    for (const who of [null, creator.actor, admin.actor])
      expect((await api.as(who).catalogue.search({ text: 'a' })).items.map(({ slug }) => slug)).not.toContain('secret')
  })

  it.each<[string, Search, readonly string[]]>([
    ['a word of its English name', { text: 'heavy' }, ['tee']],
    ['a word of its French name, without the accent', { text: 'EPAIS' }, ['tee']],
    ['a word with an accent that the name lacks', { text: 'shîrt' }, ['shirt', 'tee']],
    ['words of name and brand together', { text: '  chemise nord ' }, ['shirt']],
    ['a word of the collection', { text: 'automne' }, ['jeans']],
    ['a percent sign, which stands for itself', { text: '100%' }, ['jeans']],
    ['an underscore, which stands for itself', { text: 'h_avy' }, []],
    ['its type', { garmentTypes: ['blouse'] }, ['shirt', 'tee']],
    ['its category', { categories: ['jeans', 'shirt'] }, ['jeans', 'shirt']],
    ['its brand', { brands: ['brin-de-fil'] }, ['jeans']],
    ['its colour family', { colours: ['blue'] }, ['jeans', 'tee']],
    ['its cut', { fitStyles: ['slim'] }, ['jeans', 'shirt']],
    ['its price', { price: { min: 3000, max: 5900 } }, ['shirt']],
    ['a size label', { sizeLabels: ['M'] }, ['jeans', 'tee']],
    ['a size system', { sizeSystem: 'FR' }, ['shirt']],
    ['a label of another system, which it lacks', { sizeLabels: ['M'], sizeSystem: 'FR' }, []],
    ['a range of a dimension', { dimensions: [{ name: 'chest', min: 49, max: 51 }] }, ['shirt']],
    [
      'two ranges that no single size has both of',
      {
        dimensions: [
          { name: 'chest', max: 49 },
          { name: 'body_length', min: 67 },
        ],
      },
      [],
    ],
    ['empty choices, which let everything pass', { brands: [], colours: [], text: ' ' }, ['jeans', 'shirt', 'tee']],
  ])('finds a garment by %s', async (_, search, expected) => {
    expect([...(await slugs(search))].sort()).toEqual(expected)
  })

  it('sorts by price, up and down', async () => {
    expect(await slugs({ sort: 'price-up' })).toEqual(['tee', 'shirt', 'jeans'])
    expect(await slugs({ sort: 'price-down' })).toEqual(['jeans', 'shirt', 'tee'])
  })

  it.each(['newest', 'price-up', 'price-down', 'fit'] as const)('pages through the order %s', async (sort) => {
    const whole = await slugs({ sort })
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<TestApi['as']>['catalogue']['search']>> = await api
        .as()
        .catalogue.search({ sort, limit: 1, cursor })
      paged.push(...page.items.map(({ slug }) => slug))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged).toEqual(whole)
  })

  it.each<[string, object]>([
    ['a length of zero', { dimensions: [{ name: 'chest', min: 0 }] }],
    ['a negative length', { dimensions: [{ name: 'chest', min: -10, max: 50 }] }],
    ['a length of three metres', { dimensions: [{ name: 'chest', max: 300 }] }],
    ['a length that is no number', { dimensions: [{ name: 'chest', min: Number.NaN }] }],
    ['an endless length', { dimensions: [{ name: 'chest', min: Number.POSITIVE_INFINITY }] }],
    ['a range the wrong way round', { dimensions: [{ name: 'chest', min: 60, max: 50 }] }],
    ['a range without bounds', { dimensions: [{ name: 'chest' }] }],
    ['a dimension nobody knows', { dimensions: [{ name: 'tail', min: 50 }] }],
    ['a negative price', { price: { min: -1 } }],
    ['a price that is no whole number', { price: { max: 10.5 } }],
    ['an order nobody knows', { sort: 'best' }],
    ['a colour nobody knows', { colours: ['glaucous'] }],
    ['a page of nothing', { limit: 0 }],
    ['a page of everything', { limit: 1000 }],
    ['a filter nobody knows', { size: 'M' }],
    ['a cursor of no list', { cursor: 'xyz' }],
    ['a cursor with too little in it', { cursor: 'newest_0_0' }],
    ['a cursor that is no number', { cursor: `newest_0_NaN_0_${randomUUID()}` }],
    ['a cursor of another order', { sort: 'price-up', cursor: `newest_0_0_0_${randomUUID()}` }],
  ])('refuses %s', async (_, search) => {
    expect((await failureOf(api.as().catalogue.search(search as Search))).error.code).toBe('request-invalid')
  })
})

describe('the facets of the catalogue', () => {
  it('count what each choice would find', async () => {
    const facets = await api.as().catalogue.facets()
    expect(facets).toMatchObject({
      total: 3,
      garmentTypes: [
        { value: 'blouse', count: 2 },
        { value: 'trousers', count: 1 },
      ],
      colours: [
        { value: 'blue', count: 2 },
        { value: 'white', count: 1 },
      ],
      fitStyles: [
        { value: 'slim', count: 2 },
        { value: 'regular', count: 1 },
      ],
      price: { min: 2900, max: 7900 },
    })
    expect(facets.brands).toEqual([
      { value: { slug: 'atelier-nord', name: 'Atelier Nord' }, count: 2 },
      { value: { slug: 'brin-de-fil', name: 'Brin de Fil' }, count: 1 },
    ])
    expect(facets.sizes).toContainEqual({ system: 'EU', label: 'M', count: 2 })
    expect(facets.dimensions).toContainEqual({ name: 'chest', min: 48, max: 52 })
  })

  it('count for a facet as if nothing of it were chosen, and the rest within the choice', async () => {
    const facets = await api.as().catalogue.facets({ colours: ['white'] })
    expect(facets.total).toBe(1)
    expect(facets.colours).toHaveLength(2)
    expect(facets.categories).toEqual([{ value: 'shirt', count: 1 }])
    expect(facets.price).toEqual({ min: 5900, max: 5900 })
  })

  it('say honestly that there is nothing', async () => {
    expect(await api.as().catalogue.facets({ text: 'zeppelin' })).toMatchObject({ total: 0, price: null, sizes: [] })
  })
})

describe('what is taken back', () => {
  it('is gone from the search at once, without a gap or a repetition on the next page', async () => {
    const brand = await makeBrand(api.database, creator)
    const ids: string[] = []
    const collections: string[] = []
    for (let day = 1; day <= 4; day++) {
      const collection = await makeCollection(api.database, brand, { publishedAt: new Date(Date.UTC(2031, 0, day)) })
      collections.unshift(collection.id)
      ids.unshift((await makeCatalogueGarment(api.database, collection, { slug: `day-${day}` })).id)
    }
    const search = { brands: [brand.slug], sort: 'newest' as const, limit: 2 }
    const first = await api.as().catalogue.search(search)
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    // The garment that the cursor names, and the next one.
    for (const collection of collections.slice(1, 3))
      await api.database.query(`UPDATE app."Collection" SET status = 'DRAFT' WHERE id = $1`, [collection])
    const second = await api.as().catalogue.search({ ...search, cursor: first.nextCursor })
    expect(second.items.map(({ id }) => id)).toEqual(ids.slice(3))
    expect(second.nextCursor).toBeNull()
    await api.database.query(`UPDATE app."Collection" SET status = 'PUBLISHED' WHERE "brandId" = $1`, [brand.id])
    expect((await api.as().catalogue.search({ ...search, limit: 10 })).items).toHaveLength(4)
  })
})

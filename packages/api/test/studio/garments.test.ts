import { randomUUID } from 'node:crypto'
import { makeCatalogueGarment, makeCollection, type TestCollection } from '@fitsize/testing'
import type { GarmentDetails } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../caller'
import { failureOf } from '../failure'
import { type Cast, castOf } from './people'

let api: TestApi
let cast: Cast
let collection: TestCollection
beforeAll(async () => {
  api = await createTestApi()
  cast = await castOf(api)
  collection = await makeCollection(api.database, cast.brand)
})
afterAll(async () => {
  await api.close()
})

const studio = (who: 'editor' | 'owner' = 'editor') => api.as(cast[who].actor).studio
const brand = () => cast.brand.slug
const details = (rest: Partial<GarmentDetails> = {}): GarmentDetails => ({
  key: `article ${randomUUID()}`,
  name: { en: 'Heavy tee', fr: 'T-shirt épais' },
  garmentType: 'blouse',
  category: 't-shirt',
  colour: { en: 'sand', fr: 'sable' },
  colourFamily: 'beige',
  priceMinor: 4900,
  currency: 'EUR',
  composition: { en: 'cotton', fr: 'coton' },
  stretch: 'some',
  fitStyle: 'regular',
  shopUrl: 'https://shop.example/tee',
  ...rest,
})
const create = async (rest: Partial<GarmentDetails> = {}) =>
  (await studio().createGarment({ brand: brand(), collectionId: collection.id, details: details(rest) })).garmentId
const read = (garmentId: string) => studio().garment({ brand: brand(), garmentId })
const change = (
  garmentId: string,
  version: number,
  rest: Partial<GarmentDetails>,
  who: 'editor' | 'owner' = 'editor',
) => studio(who).changeGarment({ brand: brand(), garmentId, version, details: details(rest) })
const sizes = [
  {
    label: 'M',
    system: 'INT' as const,
    sku: null,
    gtin: null,
    lengths: { chest: { value: 5100, tolerance: 100, extent: 'flat' as const } },
  },
]

describe('a garment', () => {
  it('begins as a draft, the last one of its collection, with all that is said of it', async () => {
    const given = details({ key: 'HT-1' })
    const { garmentId } = await studio().createGarment({ brand: brand(), collectionId: collection.id, details: given })
    expect(await read(garmentId)).toMatchObject({
      ...given,
      visibility: 'DRAFT',
      version: 1,
      hasChart: false,
      photos: [],
      collection: { id: collection.id },
    })
    const { garments } = await studio().collection({ brand: brand(), collectionId: collection.id })
    expect(garments.at(-1)?.id).toBe(garmentId)
    expect((await failureOf(api.as().catalogue.garment({ garmentId }))).trpc).toBe('NOT_FOUND')
  })

  it('is called in both languages what it was called in one', async () => {
    const garmentId = await create({ name: { en: '', fr: 'Marinière' }, colour: { en: 'navy', fr: ' ' } })
    expect(await read(garmentId)).toMatchObject({
      name: { en: 'Marinière', fr: 'Marinière' },
      colour: { en: 'navy', fr: 'navy' },
    })
  })

  it('has a key that no other garment of the brand has', async () => {
    await create({ key: 'ONCE' })
    const taken = { code: 'already-taken', fields: { key: 'another garment is called so' } }
    expect((await failureOf(create({ key: 'ONCE' }))).error).toEqual(taken)
    const other = await create()
    expect((await failureOf(change(other, 1, { key: 'ONCE' }))).error).toEqual(taken)
  })

  it.each<[string, Partial<GarmentDetails>, string]>([
    ['a name in no language', { name: { en: ' ', fr: '' } }, 'details.name'],
    ['a currency that is none', { currency: 'XXL' }, 'details.currency'],
    ['a shop that is no page', { shopUrl: 'javascript:alert(1)' }, 'details.shopUrl'],
    ['a category of another type', { category: 'jeans' }, 'category'],
    ['a price below nothing', { priceMinor: -1 }, 'details.priceMinor'],
  ])('cannot have %s', async (_, rest, field) => {
    const failed = await failureOf(create(rest))
    expect(failed.error.code).toBe('request-invalid')
    expect(Object.keys(failed.error.fields ?? {})).toEqual([field])
  })

  it('is changed for whoever saw it as it is, which raises its version', async () => {
    const garmentId = await create({ key: 'V' })
    expect(await change(garmentId, 1, { key: 'V', priceMinor: 5900 })).toEqual({ version: 2 })
    expect(await change(garmentId, 2, { key: 'V', priceMinor: 5900 })).toEqual({ version: 2 })
    expect(await change(garmentId, 2, { key: 'V', priceMinor: 5900, colour: null })).toEqual({ version: 3 })
    expect(await read(garmentId)).toMatchObject({ priceMinor: 5900, colour: null })
  })

  it('is not changed for who saw an older one: they are told what was changed, by whom', async () => {
    const garmentId = await create({ key: 'W' })
    await change(garmentId, 1, { key: 'W', priceMinor: 5900 }, 'owner')
    await studio().saveSizeChart({ brand: brand(), garmentId, version: 2, sizes })
    await change(garmentId, 3, { key: 'W', priceMinor: 5900, fitStyle: 'slim' })
    expect((await failureOf(change(garmentId, 1, { key: 'W', priceMinor: 1 }))).error).toEqual({
      code: 'changed-meanwhile',
      fields: { price: 'Olga', sizes: 'Edda', fitStyle: 'Edda' },
    })
    const late = studio().saveSizeChart({ brand: brand(), garmentId, version: 3, sizes: [] })
    expect((await failureOf(late)).error).toEqual({ code: 'changed-meanwhile', fields: { fitStyle: 'Edda' } })
    expect(await read(garmentId)).toMatchObject({ priceMinor: 5900, version: 4 })
  })

  it('saved by many at once is saved by one', async () => {
    const garmentId = await create({ key: 'X' })
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((priceMinor) => change(garmentId, 1, { key: 'X', priceMinor })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await read(garmentId)).version).toBe(2)
  })

  it('changes its type unless its size chart has measures that the other type has not', async () => {
    const garmentId = await create({ key: 'Y' })
    expect(await change(garmentId, 1, { key: 'Y', garmentType: 'dress', category: 'dress' })).toEqual({ version: 2 })
    await studio().saveSizeChart({ brand: brand(), garmentId, version: 2, sizes })
    expect(await change(garmentId, 3, { key: 'Y', garmentType: 'blouse', category: null })).toEqual({ version: 4 })
    const wrong = change(garmentId, 4, { key: 'Y', garmentType: 'trousers', category: null })
    expect((await failureOf(wrong)).error.fields).toHaveProperty('garmentType')
  })
})

describe('the list of garments', () => {
  it('goes by keys, a page at a time, and finds by text and by what is missing', async () => {
    const { owner } = cast
    const list = await makeCollection(api.database, cast.brand, { title: 'Listed' })
    const of = (key: string, rest: object = {}) => makeCatalogueGarment(api.database, list, { key, ...rest })
    await of('L-3', { name: { en: 'Field jacket', fr: 'Veste de travail' } })
    await of('L-1')
    const bare = await of('L-2', { sizes: [], visibility: 'DRAFT' })
    await api.database.query(`DELETE FROM app."CataloguePhoto" WHERE "garmentId" = $1`, [bare.id])
    const found = async (rest: object) => {
      const request = { brand: brand(), collectionId: list.id, ...rest }
      const { garments, next, total } = await api.as(owner.actor).studio.garments(request)
      return { keys: garments.map(({ key }) => key), next, total }
    }
    expect(await found({ limit: 2 })).toEqual({ keys: ['L-1', 'L-2'], next: 'L-2', total: 3 })
    expect(await found({ limit: 2, after: 'L-2' })).toEqual({ keys: ['L-3'], next: null, total: 3 })
    expect((await found({ text: 'veste' })).keys).toEqual(['L-3'])
    expect((await found({ text: 'l-1' })).keys).toEqual(['L-1'])
    expect((await found({ text: '%' })).keys).toEqual([])
    expect((await found({ lacks: 'chart' })).keys).toEqual(['L-2'])
    expect((await found({ lacks: 'photo' })).keys).toEqual(['L-2'])
    expect((await found({ visibility: 'PUBLISHED' })).keys).toEqual(['L-1', 'L-3'])
  })
})

describe('changing many garments', () => {
  const changeMany = (garments: readonly { id: string; version: number }[], to: object) =>
    studio().changeGarments({ brand: brand(), garments: [...garments], change: to })

  it('publishes those that have a size chart, names the others, and leaves who was changed meanwhile', async () => {
    const [ready, bare, changed] = [await create(), await create({ key: 'bare' }), await create({ key: 'changed' })]
    for (const garmentId of [ready, changed])
      await studio().saveSizeChart({ brand: brand(), garmentId, version: 1, sizes })
    await change(changed, 2, { key: 'changed', priceMinor: 1 })
    const outcome = await changeMany(
      [
        { id: ready, version: 2 },
        { id: bare, version: 1 },
        { id: changed, version: 2 },
      ],
      { visibility: 'PUBLISHED' },
    )
    expect(outcome).toEqual({ changed: [ready], unready: [bare], outdated: [changed] })
    expect(await read(ready)).toMatchObject({ visibility: 'PUBLISHED', version: 3 })
    const offered = await api.as().catalogue.search({ brands: [brand()], limit: 48 })
    expect(offered.items.map(({ id }) => id)).toContain(ready)
    await changeMany([{ id: ready, version: 3 }], { visibility: 'DRAFT' })
    const left = await api.as().catalogue.search({ brands: [brand()], limit: 48 })
    expect(left.items.map(({ id }) => id)).not.toContain(ready)
  })

  it('gives them all the same, of what is theirs to have', async () => {
    const shirt = await create()
    const trousers = await create({ garmentType: 'trousers', category: 'jeans' })
    const both = [
      { id: shirt, version: 1 },
      { id: trousers, version: 1 },
    ]
    const outcome = await changeMany(both, {
      category: 'polo',
      stretch: null,
      composition: { en: 'wool', fr: 'laine' },
    })
    expect(outcome).toEqual({ changed: [shirt], unready: [trousers], outdated: [] })
    expect(await read(shirt)).toMatchObject({
      category: 'polo',
      stretch: null,
      composition: { en: 'wool', fr: 'laine' },
      fitStyle: 'regular',
      version: 2,
    })
    await changeMany([{ id: trousers, version: 1 }], { price: { minor: 9900, currency: 'CHF' } })
    expect(await read(trousers)).toMatchObject({ priceMinor: 9900, currency: 'CHF', category: 'jeans' })
    expect((await failureOf(changeMany([{ id: trousers, version: 2 }], {}))).error.code).toBe('request-invalid')
  })

  it('moves them behind the others of a collection of the brand', async () => {
    const target = await makeCollection(api.database, cast.brand)
    const last = await makeCatalogueGarment(api.database, target, { position: 7 })
    const [one, two] = [await create(), await create()]
    const both = [
      { id: two, version: 1 },
      { id: one, version: 1 },
    ]
    expect((await changeMany(both, { collectionId: target.id })).changed).toHaveLength(2)
    const { garments } = await studio().collection({ brand: brand(), collectionId: target.id })
    expect(garments.map(({ id }) => id)).toEqual([last.id, one, two])
    const [elsewhere] = await api.as(cast.stranger.actor).studio.brands()
    const { collectionId } = await api.as(cast.stranger.actor).studio.createCollection({
      brand: elsewhere?.slug ?? '',
      title: 'Not theirs',
      season: null,
      seasonYear: null,
    })
    expect((await failureOf(changeMany([{ id: one, version: 2 }], { collectionId }))).trpc).toBe('NOT_FOUND')
  })
})

describe('duplicating a garment', () => {
  it('copies all but the numbers of its sizes, as a draft with photos of its own', async () => {
    const original = await makeCatalogueGarment(api.database, collection, {
      key: 'ORIGINAL',
      sizes: [{ label: 'M', system: 'INT', sku: 'ORIGINAL-M', gtin: '4006381333931', dimensions: { chest: 51 } }],
    })
    await api.photos.put(`catalogue/${cast.brand.id}/${original.photoId}.jpg`, new Uint8Array([1, 2, 3]))
    const { garmentId } = await studio().duplicateGarment({
      brand: brand(),
      garmentId: original.id,
      key: 'COPY',
    })
    const copy = await read(garmentId)
    expect(copy).toMatchObject({ key: 'COPY', visibility: 'DRAFT', version: 1, hasChart: true })
    expect(copy.sizes).toEqual([{ label: 'M', system: 'INT', sku: null, gtin: null }])
    expect(copy.photos).toMatchObject([{ width: 1200, height: 1600, state: 'VISIBLE' }])
    expect(copy.photoId).not.toBe(original.photoId)
    expect(await api.photos.get(`catalogue/${cast.brand.id}/${copy.photoId}.jpg`)).toEqual(Buffer.from([1, 2, 3]))
    const chart = await studio().readSizeChart({ brand: brand(), garmentId })
    expect(chart.sizes[0]?.lengths).toEqual({ chest: { value: 5100, tolerance: 100, extent: 'flat' } })
    const again = studio().duplicateGarment({ brand: brand(), garmentId: original.id, key: 'COPY' })
    expect((await failureOf(again)).error.code).toBe('already-taken')
  })
})

describe('deleting garments', () => {
  it('takes them from the offer and erases their photos', async () => {
    const { id, photoId } = await makeCatalogueGarment(api.database, collection)
    const remove = () => studio().deleteGarments({ brand: brand(), garmentIds: [id, randomUUID()] })
    expect(await remove()).toEqual({ deleted: 1 })
    expect((await failureOf(remove())).trpc).toBe('NOT_FOUND')
    expect((await failureOf(api.as().catalogue.garment({ garmentId: id }))).trpc).toBe('NOT_FOUND')
    const jobs = await api.database.query(
      `SELECT payload->'keys' AS keys FROM graphile_worker._private_jobs WHERE payload->>'kind' = 'erase-photos'`,
    )
    expect(jobs.map(({ keys }) => keys)).toContainEqual([`catalogue/${cast.brand.id}/${photoId}.jpg`])
  })
})

import { randomUUID } from 'node:crypto'
import {
  makeBrand,
  makeBrandMember,
  makeCatalogueGarment,
  makeCollection,
  makeUser,
  type TestCollection,
  type TestUser,
} from '@fitsize/testing'
import type { ChartRow } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../caller'
import { failureOf } from '../failure'

let api: TestApi
let owner: TestUser
let editor: TestUser
let collection: TestCollection
const brand = 'atelier-nord'
beforeAll(async () => {
  api = await createTestApi()
  owner = await makeUser(api.database, { role: 'CREATOR', name: 'Olga' })
  editor = await makeUser(api.database, { name: 'Edda' })
  const made = await makeBrand(api.database, owner, { slug: brand })
  await makeBrandMember(api.database, made, editor, 'EDITOR')
  collection = await makeCollection(api.database, made)
})
afterAll(async () => {
  await api.close()
})

const row = (label: string, chest: number, rest: Partial<ChartRow> = {}): ChartRow => ({
  label,
  system: 'INT',
  sku: null,
  gtin: null,
  lengths: { chest: { value: chest, tolerance: 100, extent: 'flat' } },
  ...rest,
})
const shirt = async () => (await makeCatalogueGarment(api.database, collection)).id
const as = (user: TestUser) => api.as(user.actor).studio
const sizeIds = async (garmentId: string) =>
  Object.fromEntries(
    (await api.database.query(`SELECT label, id FROM app."CatalogueSize" WHERE "garmentId" = $1`, [garmentId])).map(
      ({ label, id }) => [label, id],
    ),
  )

describe('a size chart in the studio', () => {
  it('is read as it is kept, in tenths of a millimetre, and saved in its place', async () => {
    const garmentId = await shirt()
    const before = await as(editor).readSizeChart({ brand, garmentId })
    expect(before).toMatchObject({
      garment: { id: garmentId, garmentType: 'blouse', visibility: 'PUBLISHED' },
      version: 1,
      sizes: [
        { label: 'S', system: 'EU', sku: null, lengths: { chest: { value: 4800, tolerance: 100, extent: 'flat' } } },
        { label: 'M' },
      ],
    })
    const sizes = [
      row('L', 5400, { sku: 'SHIRT-L', gtin: '4006381333931' }),
      row('M', 5100, { lengths: { chest: { value: 10_200, tolerance: 150, extent: 'girth' } } }),
    ]
    expect(await as(editor).saveSizeChart({ brand, garmentId, version: 1, sizes })).toEqual({ version: 2 })
    expect(await as(owner).readSizeChart({ brand, garmentId })).toMatchObject({ version: 2, sizes })
  })

  it('keeps the rows of sizes that stay, so that what points at them does', async () => {
    const garmentId = await shirt()
    const first = [row('S', 4800), row('M', 5100)]
    await as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes: first })
    const before = await sizeIds(garmentId)
    await as(owner).saveSizeChart({ brand, garmentId, version: 2, sizes: [row('M', 5150), row('L', 5400)] })
    const after = await sizeIds(garmentId)
    expect(after.M).toBe(before.M)
    expect(Object.keys(after).sort()).toEqual(['L', 'M'])
  })

  it('says nothing new with the same values, and keeps the version', async () => {
    const garmentId = await shirt()
    const sizes = [row('S', 4800, { sku: 'same-again' })]
    await as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes })
    expect(await as(owner).saveSizeChart({ brand, garmentId, version: 2, sizes })).toEqual({ version: 2 })
  })

  it('is offered to customers as it was saved, with an outline of the size in the middle', async () => {
    const garmentId = await shirt()
    const sizes = [row('S', 4800), row('M', 5200), row('L', 5600)]
    await as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes })
    const { sizes: offered, outline } = await api.as().catalogue.garment({ garmentId })
    expect(offered.map(({ label, dimensions }) => [label, dimensions.chest?.cm])).toEqual([
      ['S', 48],
      ['M', 52],
      ['L', 56],
    ])
    const left = outline?.armpit_left
    const right = outline?.armpit_right
    expect(Math.abs((right?.x ?? 0) - (left?.x ?? 0))).toBeCloseTo(5200, -2)
  })

  it('of an older version is refused with what was changed since, and by whom', async () => {
    const garmentId = await shirt()
    await as(editor).saveSizeChart({ brand, garmentId, version: 1, sizes: [row('M', 5100)] })
    const late = as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes: [row('M', 5000)] })
    expect((await failureOf(late)).error).toEqual({ code: 'changed-meanwhile', fields: { sizes: 'Edda' } })
    expect((await as(owner).readSizeChart({ brand, garmentId })).sizes).toMatchObject([row('M', 5100)])
  })

  it('saved twice at once is saved once', async () => {
    const garmentId = await shirt()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, place) =>
        as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes: [row('M', 5000 + place)] }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await as(owner).readSizeChart({ brand, garmentId })).version).toBe(2)
  })

  it('may exchange the numbers of two sizes', async () => {
    const garmentId = await shirt()
    const one = [row('S', 4800, { sku: 'a-1' }), row('M', 5100, { sku: 'a-2' })]
    await as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes: one })
    const other = [row('S', 4800, { sku: 'a-2' }), row('M', 5100, { sku: 'a-1' })]
    expect(await as(owner).saveSizeChart({ brand, garmentId, version: 2, sizes: other })).toEqual({ version: 3 })
  })

  it('has numbers that no other garment of the brand has', async () => {
    const [taken, garmentId] = [await shirt(), await shirt()]
    const numbers = { sku: 'TAKEN', gtin: '00012345678905' }
    await as(owner).saveSizeChart({ brand, garmentId: taken, version: 1, sizes: [row('M', 5100, numbers)] })
    const sizes = [row('S', 4800), row('M', 5100, { sku: 'TAKEN', gtin: '012345678905' })]
    expect((await failureOf(as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes }))).error).toEqual({
      code: 'already-taken',
      fields: {
        'sizes.1.sku': 'another garment has the same',
        'sizes.1.gtin': 'another garment has the same',
      },
    })
    const other = await makeUser(api.database, { role: 'CREATOR' })
    const elsewhere = await makeBrand(api.database, other, { slug: 'elsewhere' })
    const { id } = await makeCatalogueGarment(api.database, await makeCollection(api.database, elsewhere))
    expect(await as(other).saveSizeChart({ brand: 'elsewhere', garmentId: id, version: 1, sizes })).toEqual({
      version: 2,
    })
  })

  it.each<[string, readonly ChartRow[], string]>([
    ['a size twice', [row('M', 5100), row('M', 5200)], 'sizes.1.label'],
    ['an SKU twice', [row('S', 4800, { sku: 'x' }), row('M', 5100, { sku: 'x' })], 'sizes.1.sku'],
    [
      'a GTIN twice, with other zeros',
      [row('S', 4800, { gtin: '00012345678905' }), row('M', 5100, { gtin: '012345678905' })],
      'sizes.1.gtin',
    ],
    [
      'a dimension of another type',
      [row('M', 5100, { lengths: { left_inseam: { value: 7800, tolerance: 100, extent: 'flat' } } })],
      'sizes.0.lengths.left_inseam',
    ],
    ['a length of nothing', [row('M', 0)], 'sizes.0.lengths.chest.value'],
    ['a wrong bar code', [row('M', 5100, { gtin: '4006381333932' })], 'sizes.0.gtin'],
  ])('cannot have %s', async (_, sizes, field) => {
    const garmentId = await shirt()
    const failed = await failureOf(as(owner).saveSizeChart({ brand, garmentId, version: 1, sizes: [...sizes] }))
    expect(failed.error.code).toBe('request-invalid')
    expect(Object.keys(failed.error.fields ?? {})).toEqual([field])
  })
})

describe('who may use a size chart', () => {
  it('viewers look, editors save, everybody else finds nothing', async () => {
    const garmentId = await shirt()
    const people = {
      viewer: await makeUser(api.database),
      stranger: await makeUser(api.database, { role: 'CREATOR' }),
      admin: await makeUser(api.database, { role: 'ADMIN' }),
    }
    await makeBrandMember(api.database, { id: collection.brandId }, people.viewer, 'VIEWER')
    const change = { brand, garmentId, version: 1, sizes: [row('M', 5100)] }

    expect((await as(people.viewer).readSizeChart({ brand, garmentId })).version).toBe(1)
    expect((await failureOf(as(people.viewer).saveSizeChart(change))).trpc).toBe('FORBIDDEN')
    expect((await failureOf(as(people.stranger).readSizeChart({ brand, garmentId }))).trpc).toBe('NOT_FOUND')
    expect((await failureOf(as(people.stranger).saveSizeChart(change))).trpc).toBe('NOT_FOUND')
    expect((await failureOf(api.as().studio.readSizeChart({ brand, garmentId }))).trpc).toBe('UNAUTHORIZED')
    expect(await as(people.admin).saveSizeChart(change)).toEqual({ version: 2 })

    await api.database.query(`DELETE FROM app."BrandMember" WHERE "userId" = $1`, [people.viewer.id])
    expect((await failureOf(as(people.viewer).readSizeChart({ brand, garmentId }))).trpc).toBe('NOT_FOUND')
  })

  it('a garment of another brand is not found through one’s own', async () => {
    const other = await makeUser(api.database, { role: 'CREATOR' })
    const own = await makeBrand(api.database, other)
    const address = { brand: own.slug, garmentId: await shirt() }
    expect((await failureOf(as(other).readSizeChart(address))).trpc).toBe('NOT_FOUND')
    expect((await failureOf(as(other).saveSizeChart({ ...address, version: 1, sizes: [] }))).trpc).toBe('NOT_FOUND')
    expect((await failureOf(as(owner).readSizeChart({ brand, garmentId: randomUUID() }))).trpc).toBe('NOT_FOUND')
  })
})

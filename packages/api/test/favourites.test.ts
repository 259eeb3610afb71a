import { randomUUID } from 'node:crypto'
import {
  makeBrand,
  makeCatalogueGarment,
  makeCollection,
  makeUser,
  type TestCollection,
  type TestUser,
} from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from './caller'
import { failureOf } from './failure'

let api: TestApi
let creator: TestUser
let collection: TestCollection
let shirt: string
let coat: string
let draft: string
let time = new Date('2030-05-01T10:00:00Z')
beforeAll(async () => {
  api = await createTestApi(() => time)
  creator = await makeUser(api.database, { role: 'CREATOR' })
  const brand = await makeBrand(api.database, creator, { slug: 'atelier-nord', name: 'Atelier Nord' })
  collection = await makeCollection(api.database, brand, { slug: 'spring', title: 'Spring' })
  shirt = (await makeCatalogueGarment(api.database, collection, { slug: 'shirt' })).id
  coat = (await makeCatalogueGarment(api.database, collection, { slug: 'coat', garmentType: 'outwear' })).id
  const secret = await makeCollection(api.database, brand, { slug: 'secret', status: 'DRAFT' })
  draft = (await makeCatalogueGarment(api.database, secret, { slug: 'draft' })).id
})
afterAll(async () => {
  await api.close()
})

const tick = () => {
  time = new Date(time.getTime() + 1000)
}

describe('favourites', () => {
  it('are kept once each, listed newest first, a page at a time', async () => {
    const { actor } = await makeUser(api.database)
    const { favourites } = api.as(actor)
    await favourites.add({ garmentId: shirt })
    tick()
    await favourites.add({ garmentId: coat })
    tick()
    await favourites.add({ garmentId: shirt })
    const first = await favourites.list({ limit: 1 })
    expect(first.items.map(({ garmentId }) => garmentId)).toEqual([coat])
    expect(first.items[0]).toMatchObject({
      brand: { slug: 'atelier-nord', name: 'Atelier Nord', verified: false },
      collection: { slug: 'spring', title: 'Spring' },
      available: true,
    })
    const second = await favourites.list({ limit: 1, cursor: first.nextCursor })
    expect(second).toMatchObject({ items: [{ garmentId: shirt }], nextCursor: null })
    expect(await favourites.among({ garmentIds: [shirt, draft, randomUUID()] })).toEqual([shirt])
  })

  it('are nobody else’s', async () => {
    const owner = await makeUser(api.database)
    const other = await makeUser(api.database)
    await api.as(owner.actor).favourites.add({ garmentId: shirt })
    expect((await api.as(other.actor).favourites.list()).items).toEqual([])
    expect(await api.as(other.actor).favourites.among({ garmentIds: [shirt] })).toEqual([])
    expect((await failureOf(api.as(other.actor).favourites.remove({ garmentId: shirt }))).trpc).toBe('NOT_FOUND')
    expect((await api.as(owner.actor).favourites.list()).items).toHaveLength(1)
  })

  it('cannot hold what the person cannot see', async () => {
    const { actor } = await makeUser(api.database)
    for (const garmentId of [draft, randomUUID()])
      expect((await failureOf(api.as(actor).favourites.add({ garmentId }))).trpc).toBe('NOT_FOUND')
    await api.as(creator.actor).favourites.add({ garmentId: draft })
  })

  it('ask for an account, except for looking which are kept', async () => {
    expect((await failureOf(api.as().favourites.add({ garmentId: shirt }))).trpc).toBe('UNAUTHORIZED')
    expect((await failureOf(api.as().favourites.remove({ garmentId: shirt }))).trpc).toBe('UNAUTHORIZED')
    expect((await failureOf(api.as().favourites.list())).trpc).toBe('UNAUTHORIZED')
    expect(await api.as().favourites.among({ garmentIds: [shirt] })).toEqual([])
  })

  it('keep the line of a garment that was taken back, which can still be removed', async () => {
    const { actor } = await makeUser(api.database)
    const { favourites } = api.as(actor)
    await favourites.add({ garmentId: coat })
    await api.database.query(`UPDATE app."Collection" SET status = 'ARCHIVED' WHERE id = $1`, [collection.id])
    try {
      expect((await favourites.list()).items).toMatchObject([{ garmentId: coat, available: false }])
      await favourites.remove({ garmentId: coat })
      expect((await favourites.list()).items).toEqual([])
    } finally {
      await api.database.query(`UPDATE app."Collection" SET status = 'PUBLISHED' WHERE id = $1`, [collection.id])
    }
  })

  it('go with the account and with the garment', async () => {
    const leaving = await makeUser(api.database)
    const staying = await makeUser(api.database)
    const passing = await makeCatalogueGarment(api.database, collection, { slug: 'passing' })
    await api.as(leaving.actor).favourites.add({ garmentId: shirt })
    await api.as(staying.actor).favourites.add({ garmentId: passing.id })
    await api.database.query(`DELETE FROM app."User" WHERE id = $1`, [leaving.id])
    await api.database.query(`DELETE FROM app."CatalogueGarment" WHERE id = $1`, [passing.id])
    expect(
      await api.database.query(`SELECT 1 FROM app."Favourite" WHERE "userId" IN ($1, $2)`, [leaving.id, staying.id]),
    ).toEqual([])
  })
})

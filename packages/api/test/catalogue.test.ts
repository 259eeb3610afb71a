import { randomUUID } from 'node:crypto'
import { makeBrand, makeCatalogueGarment, makeCollection, makeUser, type TestUser } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from './caller'
import { failureOf } from './failure'

let api: TestApi
let creator: TestUser
let photos: readonly string[]
beforeAll(async () => {
  api = await createTestApi()
  creator = await makeUser(api.database, { role: 'CREATOR' })
  const brand = await makeBrand(api.database, creator, { slug: 'atelier-nord', name: 'Atelier Nord' })
  const spring = await makeCollection(api.database, brand, {
    slug: 'spring',
    title: 'Spring',
    publishedAt: new Date('2030-03-01T00:00:00Z'),
  })
  const trousers = await makeCatalogueGarment(api.database, spring, {
    slug: 'trousers',
    garmentType: 'trousers',
    position: 1,
    name: { en: 'Trousers', fr: 'Pantalon' },
    sizes: [
      { label: '38', dimensions: { waistband: 39.5 } },
      { label: '36', dimensions: { waistband: 37.25 } },
    ],
  })
  const shirt = await makeCatalogueGarment(api.database, spring, { slug: 'shirt', position: 0 })
  photos = [shirt.photoId, trousers.photoId]
  await makeCatalogueGarment(api.database, spring, { slug: 'not-yet', visibility: 'DRAFT' })
  await makeCollection(api.database, brand, {
    slug: 'autumn',
    title: 'Autumn',
    publishedAt: new Date('2030-09-01T00:00:00Z'),
  })
  await makeCollection(api.database, brand, { slug: 'secret', title: 'Secret', status: 'DRAFT' })
  await makeCollection(api.database, brand, { slug: 'old', title: 'Old', status: 'ARCHIVED' })
})
afterAll(async () => {
  await api.close()
})

describe('the catalogue', () => {
  it('lists what is published, newest first, to anyone', async () => {
    const collections = await api.as().catalogue.collections()
    expect(collections.map(({ title, garmentCount }) => [title, garmentCount])).toEqual([
      ['Autumn', 0],
      ['Spring', 2],
    ])
    expect(collections[1]).toMatchObject({
      brand: { slug: 'atelier-nord', name: 'Atelier Nord', verified: false },
      photoIds: photos,
    })
    expect(await api.as().catalogue.collections({ limit: 1 })).toHaveLength(1)
  })

  it('shows a collection with its garments and size charts in their order', async () => {
    const spring = await api.as().catalogue.collection({ brandSlug: 'atelier-nord', slug: 'spring' })
    expect(spring.garments.map(({ slug }) => slug)).toEqual(['shirt', 'trousers'])
    expect(spring.garments[1]).toMatchObject({
      name: { en: 'Trousers', fr: 'Pantalon' },
      garmentType: 'trousers',
      colour: { en: 'blue', fr: 'bleu' },
      sizes: [
        { label: '38', dimensions: { waistband: { cm: 39.5, toleranceCm: 1, extent: 'FLAT' } } },
        { label: '36', dimensions: { waistband: { cm: 37.25, toleranceCm: 1, extent: 'FLAT' } } },
      ],
    })
    expect(spring.brand).not.toHaveProperty('ownerId')
  })

  it('shows a garment with where it belongs', async () => {
    const spring = await api.as().catalogue.collection({ brandSlug: 'atelier-nord', slug: 'spring' })
    const garmentId = spring.garments[0]?.id ?? ''
    expect(await api.as().catalogue.garment({ garmentId })).toMatchObject({
      slug: 'shirt',
      brand: { slug: 'atelier-nord', name: 'Atelier Nord', verified: false },
      collection: { slug: 'spring', title: 'Spring' },
    })
    expect((await failureOf(api.as().catalogue.garment({ garmentId: randomUUID() }))).trpc).toBe('NOT_FOUND')
  })

  it.each(['secret', 'old'])('hides the collection %s from all but those who keep the brand', async (slug) => {
    const address = { brandSlug: 'atelier-nord', slug }
    const otherCreator = await makeUser(api.database, { role: 'CREATOR' })
    const admin = await makeUser(api.database, { role: 'ADMIN' })
    for (const who of [null, otherCreator.actor])
      expect(await failureOf(api.as(who).catalogue.collection(address))).toEqual({
        trpc: 'NOT_FOUND',
        error: { code: 'not-found' },
      })
    for (const who of [creator.actor, admin.actor])
      expect((await api.as(who).catalogue.collection(address)).slug).toBe(slug)
  })
})

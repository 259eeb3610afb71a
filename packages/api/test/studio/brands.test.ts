import { makeCatalogueGarment, makeCollection, makeUser } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../caller'
import { failureOf } from '../failure'
import { castOf } from './people'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(async () => {
  await api.close()
})

describe('a brand', () => {
  it('is made by a creator, who owns it', async () => {
    const creator = await makeUser(api.database, { role: 'CREATOR' })
    const { studio } = api.as(creator.actor)
    expect(await studio.createBrand({ name: 'Éclair & Fils' })).toEqual({ slug: 'eclair-fils' })
    expect(await studio.brands()).toEqual([
      {
        slug: 'eclair-fils',
        name: 'Éclair & Fils',
        verified: false,
        role: 'OWNER',
        collectionCount: 0,
        garmentCount: 0,
      },
    ])
    const customer = await makeUser(api.database)
    expect((await failureOf(api.as(customer.actor).studio.createBrand({ name: 'Mine' }))).trpc).toBe('FORBIDDEN')
    expect(await api.as(customer.actor).studio.brands()).toEqual([])
  })

  it('has an address of its own, whatever others are called', async () => {
    const { studio } = api.as((await makeUser(api.database, { role: 'CREATOR' })).actor)
    const made = await Promise.all(Array.from({ length: 4 }, () => studio.createBrand({ name: 'Twin' })))
    expect(made.map(({ slug }) => slug).sort()).toEqual(['twin', 'twin-2', 'twin-3', 'twin-4'])
    expect(await studio.createBrand({ name: 'Invitation' })).toEqual({ slug: 'invitation-2' })
    expect(await studio.createBrand({ name: '縫う' })).toEqual({ slug: 'brand' })
  })

  it('says of itself what its editors write, at the address that it has', async () => {
    const { brand, editor, viewer } = await castOf(api)
    const profile = { name: 'New name', description: 'Sewn to order.', websiteUrl: 'https://nord.example' }
    await api.as(editor.actor).studio.changeBrand({ brand: brand.slug, profile })
    expect(await api.as(viewer.actor).studio.brand({ brand: brand.slug })).toEqual({
      ...profile,
      slug: brand.slug,
      verified: false,
      role: 'VIEWER',
      isPublic: false,
    })
    const script = { ...profile, websiteUrl: 'javascript:alert(1)' }
    const refused = api.as(editor.actor).studio.changeBrand({ brand: brand.slug, profile: script })
    expect((await failureOf(refused)).error.fields).toHaveProperty(['profile.websiteUrl'])
  })

  it('has a page and a badge for everybody once it offers something', async () => {
    const { brand, admin } = await castOf(api, 'Badge')
    const collection = await makeCollection(api.database, brand)
    const read = () => api.as().catalogue.brand({ slug: brand.slug })
    expect((await failureOf(read())).trpc).toBe('NOT_FOUND')
    await makeCatalogueGarment(api.database, collection, { visibility: 'DRAFT' })
    expect((await failureOf(read())).trpc).toBe('NOT_FOUND')
    const { id: garmentId } = await makeCatalogueGarment(api.database, collection)
    expect(await read()).toMatchObject({ name: 'Badge', verified: false })
    await api.as(admin.actor).studio.verifyBrand({ brand: brand.slug, verified: true })
    expect(await read()).toMatchObject({ verified: true })
    expect((await api.as().catalogue.garment({ garmentId })).brand.verified).toBe(true)
    const found = await api.as().catalogue.search({ brands: [brand.slug] })
    expect(found.items.map((item) => [item.id, item.brand.verified])).toEqual([[garmentId, true]])
    await api.as(admin.actor).studio.verifyBrand({ brand: brand.slug, verified: false })
    expect(await read()).toMatchObject({ verified: false })
  })

  it('goes with all that is in it, for an owner who types its name; its photos are erased', async () => {
    const { brand, owner } = await castOf(api, 'Passing')
    const collection = await makeCollection(api.database, brand)
    const { photoId } = await makeCatalogueGarment(api.database, collection)
    const { studio } = api.as(owner.actor)
    expect((await failureOf(studio.deleteBrand({ brand: brand.slug, confirmation: 'passing' }))).error).toEqual({
      code: 'request-invalid',
      fields: { confirmation: 'is not the name of the brand' },
    })
    await studio.deleteBrand({ brand: brand.slug, confirmation: 'Passing' })
    expect(await studio.brands()).toEqual([])
    const [job] = await api.database.query(
      `SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'kind' = 'erase-photos'`,
    )
    expect(job?.payload).toEqual({ kind: 'erase-photos', keys: [`catalogue/${brand.id}/${photoId}.jpg`] })
    expect((await api.as().catalogue.search({ brands: [brand.slug] })).items).toEqual([])
  })
})

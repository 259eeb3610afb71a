import { randomUUID } from 'node:crypto'
import { makeCatalogueGarment, makeCollection } from '@fitsize/testing'
import { publishScheduled } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../caller'
import { failureOf } from '../failure'
import { type Cast, castOf } from './people'

let api: TestApi
let cast: Cast
let now = new Date('2030-05-01T10:00:00Z')
beforeAll(async () => {
  api = await createTestApi(() => now)
  cast = await castOf(api)
})
afterAll(async () => {
  await api.close()
})

const studio = () => api.as(cast.editor.actor).studio
const brand = () => cast.brand.slug
const inHours = (hours: number) => new Date(now.getTime() + hours * 60 * 60 * 1000)
const found = async () => (await api.as().catalogue.search({ brands: [brand()], limit: 48 })).items.map(({ id }) => id)
const draft = async (garments: readonly ('DRAFT' | 'PUBLISHED')[] = ['PUBLISHED']) => {
  const collection = await makeCollection(api.database, cast.brand, { status: 'DRAFT' })
  const ids: string[] = []
  for (const [position, visibility] of garments.entries())
    ids.push((await makeCatalogueGarment(api.database, collection, { visibility, position })).id)
  return { collectionId: collection.id, slug: collection.slug, garmentIds: ids }
}

describe('a collection', () => {
  it('begins as a draft with an address of its own', async () => {
    const season = { season: 'spring-summer', seasonYear: 2031 } as const
    const made = await Promise.all(
      [1, 2].map(() => studio().createCollection({ brand: brand(), title: 'Été à Paris', ...season })),
    )
    const collections = await studio().collections({ brand: brand() })
    const own = collections.filter(({ id }) => made.some(({ collectionId }) => collectionId === id))
    expect(own.map(({ slug }) => slug).sort()).toEqual(['ete-a-paris', 'ete-a-paris-2'])
    expect(own[0]).toMatchObject({ status: 'DRAFT', publishedAt: null, cover: null, garmentCount: 0, ...season })
  })

  it('is on offer from its publication until it is taken back, and comes out of the archive as it went in', async () => {
    const { collectionId, slug, garmentIds } = await draft()
    const move = (step: Parameters<ReturnType<typeof studio>['moveCollection']>[0]['step']) =>
      studio().moveCollection({ brand: brand(), collectionId, step })
    const publishedAt = async () =>
      (await api.as().catalogue.collection({ brandSlug: brand(), slug })).publishedAt?.toISOString()

    expect(await found()).not.toContain(garmentIds[0])
    await move({ to: 'PUBLISHED', withDrafts: false })
    expect(await found()).toContain(garmentIds[0])
    const first = now.toISOString()
    expect(await publishedAt()).toBe(first)

    now = inHours(1)
    await move({ to: 'ARCHIVED' })
    expect(await found()).not.toContain(garmentIds[0])
    await move({ to: 'PUBLISHED', withDrafts: false })
    expect(await publishedAt()).toBe(first)

    await move({ to: 'DRAFT' })
    expect((await failureOf(api.as().catalogue.collection({ brandSlug: brand(), slug }))).trpc).toBe('NOT_FOUND')
    await move({ to: 'PUBLISHED', withDrafts: false })
    expect(await publishedAt()).toBe(now.toISOString())
  })

  it('takes its drafts along if it is asked to, those that have a size chart', async () => {
    const { collectionId, garmentIds } = await draft(['DRAFT', 'DRAFT', 'PUBLISHED'])
    const [ready = '', bare = '', out = ''] = garmentIds
    await api.database.query(`DELETE FROM app."CatalogueSize" WHERE "garmentId" = $1`, [bare])
    await studio().moveCollection({ brand: brand(), collectionId, step: { to: 'PUBLISHED', withDrafts: false } })
    expect((await found()).filter((id) => garmentIds.includes(id))).toEqual([out])
    await studio().moveCollection({ brand: brand(), collectionId, step: { to: 'PUBLISHED', withDrafts: true } })
    expect((await found()).filter((id) => garmentIds.includes(id)).sort()).toEqual([ready, out].sort())
    expect((await studio().collection({ brand: brand(), collectionId })).draftCount).toBe(1)
    expect((await studio().garment({ brand: brand(), garmentId: ready })).version).toBe(2)
  })

  it('shows nobody its drafts, at whatever address', async () => {
    const { collectionId, slug, garmentIds } = await draft(['DRAFT', 'PUBLISHED'])
    const [hidden = '', out = ''] = garmentIds
    await studio().moveCollection({ brand: brand(), collectionId, step: { to: 'PUBLISHED', withDrafts: false } })
    const { garments } = await api.as().catalogue.collection({ brandSlug: brand(), slug })
    expect(garments.map(({ id }) => id)).toEqual([out])
    const [listed] = (await api.as().catalogue.collections({ limit: 100 })).filter((each) => each.slug === slug)
    expect(listed?.garmentCount).toBe(1)
    for (const who of [null, cast.stranger.actor]) {
      expect((await failureOf(api.as(who).catalogue.garment({ garmentId: hidden }))).trpc).toBe('NOT_FOUND')
      const facets = await api.as(who).catalogue.facets({ brands: [brand()] })
      expect(facets.total).toBe((await found()).length)
    }
    expect((await api.as(cast.viewer.actor).catalogue.garment({ garmentId: hidden })).id).toBe(hidden)
    expect((await failureOf(api.as(cast.stranger.actor).favourites.add({ garmentId: hidden }))).trpc).toBe('NOT_FOUND')
    const preview = await api.as(cast.viewer.actor).studio.previewCollection({ brand: brand(), collectionId })
    expect(preview.garments.map(({ id }) => id)).toEqual(garmentIds)
  })
})

describe('a scheduled collection', () => {
  const schedule = (collectionId: string, at: Date) =>
    studio().moveCollection({ brand: brand(), collectionId, step: { to: 'SCHEDULED', at, withDrafts: true } })
  const perform = (collectionId: string, at: Date) =>
    publishScheduled(api.ports, { kind: 'system' }, { collectionId, at })
  const statusOf = async (collectionId: string) => (await studio().collection({ brand: brand(), collectionId })).status
  const jobsOf = async (collectionId: string) =>
    await api.database.query(
      `SELECT payload->>'at' AS at, run_at FROM graphile_worker._private_jobs WHERE payload->>'collectionId' = $1`,
      [collectionId],
    )

  it('is published at its moment and not before, by a job that may run twice', async () => {
    const { collectionId, slug, garmentIds } = await draft(['DRAFT'])
    const at = inHours(5)
    await schedule(collectionId, at)
    expect(await jobsOf(collectionId)).toEqual([{ at: at.toISOString(), run_at: at }])
    expect(await studio().collection({ brand: brand(), collectionId })).toMatchObject({
      status: 'SCHEDULED',
      publishAt: at,
      draftCount: 0,
    })
    expect(await perform(collectionId, at)).toEqual(at)
    expect(await found()).not.toContain(garmentIds[0])

    now = at
    expect(await perform(collectionId, at)).toBeNull()
    expect(await perform(collectionId, at)).toBeNull()
    expect(await found()).toContain(garmentIds[0])
    expect((await api.as().catalogue.collection({ brandSlug: brand(), slug })).publishedAt).toEqual(at)
  })

  it('that was put off or taken back is left alone by the job of before', async () => {
    const { collectionId } = await draft()
    const [first, later] = [inHours(1), inHours(9)]
    await schedule(collectionId, first)
    await schedule(collectionId, later)
    now = inHours(2)
    expect(await perform(collectionId, first)).toBeNull()
    expect(await statusOf(collectionId)).toBe('SCHEDULED')
    await studio().moveCollection({ brand: brand(), collectionId, step: { to: 'DRAFT' } })
    now = inHours(20)
    expect(await perform(collectionId, later)).toBeNull()
    expect(await statusOf(collectionId)).toBe('DRAFT')
    expect(await perform(randomUUID(), later)).toBeNull()
  })

  it('is for a moment that is still to come', async () => {
    const { collectionId } = await draft()
    for (const at of [now, inHours(-1), inHours(24 * 365 * 3)])
      expect((await failureOf(schedule(collectionId, at))).error.fields).toHaveProperty('at')
  })
})

describe('the order of garments', () => {
  it('is what was set by hand', async () => {
    const { collectionId, slug, garmentIds } = await draft(['PUBLISHED', 'PUBLISHED', 'PUBLISHED'])
    const turned = garmentIds.toReversed()
    const before = await studio().garment({ brand: brand(), garmentId: turned[0] ?? '' })
    await studio().orderGarments({ brand: brand(), collectionId, garmentIds: turned })
    const { garments } = await studio().collection({ brand: brand(), collectionId })
    expect(garments.map(({ id }) => id)).toEqual(turned)
    const shown = await api.as(cast.viewer.actor).catalogue.collection({ brandSlug: brand(), slug })
    expect(shown.garments.map(({ id }) => id)).toEqual(turned)
    // Where it stands is nothing of the garment itself.
    const after = await studio().garment({ brand: brand(), garmentId: turned[0] ?? '' })
    expect(after.version).toBe(before.version)
  })

  it('names each garment of the collection once', async () => {
    const { collectionId, garmentIds } = await draft(['PUBLISHED', 'PUBLISHED'])
    const [one = '', other = ''] = garmentIds
    for (const wrong of [[one], [one, one], [one, other, randomUUID()], [one, randomUUID()]]) {
      const order = studio().orderGarments({ brand: brand(), collectionId, garmentIds: wrong })
      expect((await failureOf(order)).error.code).toBe('conflict')
    }
  })
})

describe('deleting a collection', () => {
  it('is for what is not on offer, and erases its photos', async () => {
    const { collectionId, garmentIds } = await draft()
    await studio().moveCollection({ brand: brand(), collectionId, step: { to: 'PUBLISHED', withDrafts: false } })
    const remove = () => studio().deleteCollection({ brand: brand(), collectionId })
    expect((await failureOf(remove())).error.code).toBe('conflict')
    await studio().moveCollection({ brand: brand(), collectionId, step: { to: 'ARCHIVED' } })
    const { photoId } = await studio().garment({ brand: brand(), garmentId: garmentIds[0] ?? '' })
    await remove()
    expect((await failureOf(remove())).trpc).toBe('NOT_FOUND')
    const jobs = await api.database.query(
      `SELECT payload->'keys' AS keys FROM graphile_worker._private_jobs WHERE payload->>'kind' = 'erase-photos'`,
    )
    expect(jobs.map(({ keys }) => keys)).toContainEqual([`catalogue/${cast.brand.id}/${photoId}.jpg`])
  })
})

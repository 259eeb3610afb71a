import { randomUUID } from 'node:crypto'
import { fail, ok } from '@fitsize/contracts'
import { makeCatalogueGarment, makeCollection, type TestCollection, type TestUser } from '@fitsize/testing'
import {
  addGarmentPhoto,
  type CopyPhoto,
  erasePhotos,
  mostPhotos,
  putCover,
  readCataloguePhoto,
} from '@fitsize/usecases'
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

/** What the web application makes of a photo is tested there; here bytes that begin with 0 are none. */
const copyPhoto: CopyPhoto = async (bytes) =>
  bytes[0] === 0 ? fail('photo-unreadable') : ok({ bytes, width: 300, height: 400 })
const photo = new Uint8Array([9, 9, 9])
const add = (who: TestUser, garmentId: string, bytes = photo, brand = cast.brand.slug) =>
  addGarmentPhoto({ ...api.ports, copyPhoto }, who.actor, { brand, garmentId }, bytes)
const studio = () => api.as(cast.editor.actor).studio
const bare = async () => {
  const garment = await makeCatalogueGarment(api.database, collection)
  await api.database.query(`DELETE FROM app."CataloguePhoto" WHERE "garmentId" = $1`, [garment.id])
  return garment.id
}
const seenBy = async (who: TestUser | null, photoId: string) => {
  const read = await readCataloguePhoto(api.ports, who?.actor ?? null, photoId)
  return read.ok ? (read.value.isPublic ? 'public' : 'private') : read.error.code
}
const added = async (garmentId: string) => {
  const outcome = await add(cast.editor, garmentId)
  if (!outcome.ok) throw new Error(outcome.error.code)
  return outcome.value.photoId
}

describe('the photos of a garment', () => {
  it('are added behind each other, seen at once, and raise the version', async () => {
    const garmentId = await bare()
    const [first, second] = [await added(garmentId), await added(garmentId)]
    const garment = await studio().garment({ brand: cast.brand.slug, garmentId })
    expect(garment.photos).toEqual([
      { id: first, width: 300, height: 400, state: 'VISIBLE' },
      { id: second, width: 300, height: 400, state: 'VISIBLE' },
    ])
    expect(garment.version).toBe(3)
    const offered = await api.as().catalogue.garment({ garmentId })
    expect([offered.photoId, offered.photos.map(({ id }) => id)]).toEqual([first, [first, second]])
    expect(await seenBy(null, first)).toBe('public')
  })

  it('are put into another order and removed, by who saw them as they are', async () => {
    const garmentId = await bare()
    const [a, b, c] = [await added(garmentId), await added(garmentId), await added(garmentId)]
    const arrange = (version: number, photoIds: readonly string[]) =>
      studio().arrangePhotos({ brand: cast.brand.slug, garmentId, version, photoIds: [...photoIds] })
    expect(await arrange(4, [c, a])).toEqual({ version: 5 })
    const { photos } = await studio().garment({ brand: cast.brand.slug, garmentId })
    expect(photos.map(({ id }) => id)).toEqual([c, a])
    expect((await failureOf(arrange(4, [a, c]))).error).toEqual({
      code: 'changed-meanwhile',
      fields: { photos: 'Edda' },
    })
    const key = `catalogue/${cast.brand.id}/${b}.jpg`
    const jobs = await api.database.query(
      `SELECT payload->'keys' AS keys FROM graphile_worker._private_jobs WHERE payload->>'kind' = 'erase-photos'`,
    )
    expect(jobs.map(({ keys }) => keys)).toContainEqual([key])
    expect(await api.photos.get(key)).not.toBeNull()
    await erasePhotos(api.ports, { kind: 'system' }, [key])
    await erasePhotos(api.ports, { kind: 'system' }, [key])
    expect(await api.photos.get(key)).toBeNull()
  })

  it('are checked, and nothing is kept of one that is none or one too many', async () => {
    const garmentId = await bare()
    expect(await add(cast.editor, garmentId, new Uint8Array())).toEqual(fail('photo-empty'))
    expect(await add(cast.editor, garmentId, new Uint8Array([0]))).toEqual(fail('photo-unreadable'))
    for (let number = 0; number < mostPhotos; number += 1) await added(garmentId)
    expect(await add(cast.editor, garmentId)).toMatchObject({ ok: false, error: { code: 'conflict' } })
    const kept: string[] = []
    for await (const { key } of api.photos.list(`catalogue/${cast.brand.id}`)) kept.push(key)
    const rows = await api.database.query(`SELECT "storageKey" FROM app."CataloguePhoto" WHERE "garmentId" = $1`, [
      garmentId,
    ])
    expect(rows).toHaveLength(mostPhotos)
    const known = await api.database.query(`SELECT "storageKey" FROM app."CataloguePhoto"`)
    const erased = await api.database.query(
      `SELECT jsonb_array_elements_text((payload->'keys')::jsonb) AS key FROM graphile_worker._private_jobs
       WHERE payload->>'kind' = 'erase-photos'`,
    )
    const accounted = new Set([...known.map(({ storageKey }) => storageKey), ...erased.map(({ key }) => key)])
    expect(kept.filter((key) => !accounted.has(key))).toEqual([])
  })

  it('are added by editors of the brand alone', async () => {
    const garmentId = await bare()
    expect(await add(cast.viewer, garmentId)).toEqual(fail('not-allowed'))
    expect(await add(cast.stranger, garmentId)).toEqual(fail('not-found'))
    const [own] = await api.as(cast.stranger.actor).studio.brands()
    expect(await add(cast.stranger, garmentId, photo, own?.slug ?? '')).toEqual(fail('not-found'))
    expect(await add(cast.editor, randomUUID())).toEqual(fail('not-found'))
  })

  it('of a draft are shown to its members alone', async () => {
    const { photoId } = await makeCatalogueGarment(api.database, collection, { visibility: 'DRAFT' })
    await api.photos.put(`catalogue/${cast.brand.id}/${photoId}.jpg`, photo)
    expect(await seenBy(cast.viewer, photoId)).toBe('private')
    for (const who of [null, cast.stranger]) expect(await seenBy(who, photoId)).toBe('not-found')
  })
})

describe('the cover of a collection', () => {
  const put = (who: TestUser, collectionId: string) =>
    putCover({ ...api.ports, copyPhoto }, who.actor, { brand: cast.brand.slug, collectionId }, photo)

  it('takes the place of the one before, and can be taken away', async () => {
    const { id: collectionId, slug } = await makeCollection(api.database, cast.brand)
    const [first, second] = [await put(cast.editor, collectionId), await put(cast.editor, collectionId)]
    const shown = async () => (await api.as().catalogue.collection({ brandSlug: cast.brand.slug, slug })).coverId
    expect(second.ok && (await shown()) === second.value.photoId).toBe(true)
    expect(first.ok && (await seenBy(cast.owner, first.value.photoId))).toBe('not-found')
    await studio().removeCover({ brand: cast.brand.slug, collectionId })
    expect(await shown()).toBeNull()
  })

  it('is put by editors of the brand alone', async () => {
    expect(await put(cast.viewer, collection.id)).toEqual(fail('not-allowed'))
    expect(await put(cast.stranger, collection.id)).toEqual(fail('not-found'))
    expect(await put(cast.editor, randomUUID())).toEqual(fail('not-found'))
  })
})

describe('a photo that somebody finds wrong', () => {
  it('is hidden until an administrator has looked; then it stands, or goes', async () => {
    const garmentId = await bare()
    const [wrong, other] = [await added(garmentId), await added(garmentId)]
    const reporter = api.as(cast.stranger.actor).studio
    const offered = async () => (await api.as().catalogue.garment({ garmentId })).photos.map(({ id }) => id)

    expect((await failureOf(api.as().studio.reportPhoto({ photoId: wrong, reason: 'offensive' }))).trpc).toBe(
      'UNAUTHORIZED',
    )
    await reporter.reportPhoto({ photoId: wrong, reason: 'not-theirs' })
    expect(await offered()).toEqual([other])
    expect((await api.as().catalogue.garment({ garmentId })).photoId).toBe(other)
    const found = await api.as().catalogue.search({ brands: [cast.brand.slug], limit: 48 })
    expect(found.items.find(({ id }) => id === garmentId)?.photoId).toBe(other)
    expect([await seenBy(null, wrong), await seenBy(cast.viewer, wrong)]).toEqual(['not-found', 'private'])
    const { photos } = await studio().garment({ brand: cast.brand.slug, garmentId })
    expect(photos.map(({ state }) => state)).toEqual(['REPORTED', 'VISIBLE'])

    const admin = api.as(cast.admin.actor).studio
    expect(await admin.hiddenPhotos()).toMatchObject([
      { id: wrong, brand: { slug: cast.brand.slug }, reports: [{ reason: 'not-theirs' }] },
    ])
    await admin.reviewPhoto({ photoId: wrong, verdict: 'stands' })
    expect(await offered()).toEqual([wrong, other])
    await api.as(cast.owner.actor).studio.reportPhoto({ photoId: wrong, reason: 'offensive' })
    expect(await offered()).toEqual([wrong, other])

    await reporter.reportPhoto({ photoId: other, reason: 'not-the-garment' })
    await admin.reviewPhoto({ photoId: other, verdict: 'goes' })
    expect(await offered()).toEqual([wrong])
    expect(await admin.hiddenPhotos()).toEqual([])
    expect((await failureOf(admin.reviewPhoto({ photoId: other, verdict: 'goes' }))).trpc).toBe('NOT_FOUND')
  })

  it('can only be one that can be seen', async () => {
    const { photoId } = await makeCatalogueGarment(api.database, collection, { visibility: 'DRAFT' })
    for (const id of [photoId, randomUUID()]) {
      const report = api.as(cast.stranger.actor).studio.reportPhoto({ photoId: id, reason: 'offensive' })
      expect((await failureOf(report)).trpc).toBe('NOT_FOUND')
    }
  })
})

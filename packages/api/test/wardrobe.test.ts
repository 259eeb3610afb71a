import { randomUUID } from 'node:crypto'
import type { GuestActor } from '@fitsize/identity'
import { blouseFindings, makeScan, makeUser, makeWardrobeGarment, type TestUser } from '@fitsize/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from './caller'
import { failureOf } from './failure'

let api: TestApi
let ada: TestUser
let grace: TestUser

beforeAll(async () => {
  api = await createTestApi()
})
afterAll(async () => {
  await api.close()
})
beforeEach(async () => {
  ada = await makeUser(api.database)
  grace = await makeUser(api.database, { role: 'ADMIN' })
})

const photo = new TextEncoder().encode('the bytes of a photo')
const subjectOfUser = (user: TestUser): string => `user:${user.id}`

/** A scan of somebody with its photo in the store. */
async function scanOf(subject: string, options: Omit<Parameters<typeof makeScan>[1], 'subject'> = {}) {
  const scan = await makeScan(api.database, { subject, ...options })
  if (scan.photoKey !== null) await api.photos.put(scan.photoKey, photo)
  return scan
}

describe('saving a scan', () => {
  it('keeps the measures, the points and a photo of its own', async () => {
    const scan = await scanOf(subjectOfUser(ada))
    const saved = await api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: ' Blue shirt ' })
    expect(saved.created).toBe(true)

    const garment = await api.as(ada.actor).wardrobe.get({ garmentId: saved.garmentId })
    expect(garment).toMatchObject({
      id: saved.garmentId,
      name: 'Blue shirt',
      garmentType: 'blouse',
      hasPhoto: true,
      scanId: scan.id,
      provenance: 'SCAN',
      dimensions: {
        chest: { cm: 50.8, low: 50.1, high: 51.5, extent: 'FLAT' },
        shoulders: { cm: 40, low: 39.4, high: 40.6, extent: 'FLAT' },
      },
    })
    expect(garment.points).toEqual({
      photo: { width: 1200, height: 1600 },
      keypoints: blouseFindings().keypoints,
    })

    if (scan.photoKey !== null) await api.photos.delete(scan.photoKey)
    expect(await api.photos.get(`wardrobe/${saved.garmentId}/photo.jpg`)).toEqual(Buffer.from(photo))
  })

  it('twice gives one garment', async () => {
    const scan = await scanOf(subjectOfUser(ada))
    const first = await api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' })
    const second = await api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Another name' })
    expect(second).toEqual({ garmentId: first.garmentId, created: false })
    expect((await api.as(ada.actor).wardrobe.list()).garments.map(({ name }) => name)).toEqual(['Shirt'])
  })

  it('ten times at once gives one garment with one photo', async () => {
    const scan = await scanOf(subjectOfUser(ada))
    const saved = await Promise.all(
      Array.from({ length: 10 }, () => api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' })),
    )
    expect(new Set(saved.map(({ garmentId }) => garmentId)).size).toBe(1)
    expect(saved.filter(({ created }) => created)).toHaveLength(1)
    const rows = await api.database.query('SELECT "photoKey" FROM app."WardrobeGarment" WHERE "scanId" = $1', [scan.id])
    expect(rows).toHaveLength(1)
    const stored: string[] = []
    for await (const { key } of api.photos.list('wardrobe')) stored.push(key)
    const known = await api.database.query('SELECT "photoKey" FROM app."WardrobeGarment" WHERE "photoKey" IS NOT NULL')
    expect(stored.sort()).toEqual(known.map(({ photoKey }) => photoKey).sort())
  })

  it('brings a removed garment back', async () => {
    const scan = await scanOf(subjectOfUser(ada))
    const { garmentId } = await api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' })
    await api.as(ada.actor).wardrobe.remove({ garmentId })
    await api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' })
    expect((await api.as(ada.actor).wardrobe.list()).garments).toHaveLength(1)
  })

  it('works without a photo when it was erased meanwhile', async () => {
    const scan = await makeScan(api.database, { subject: subjectOfUser(ada), photoKey: null })
    const { garmentId } = await api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' })
    expect(await api.as(ada.actor).wardrobe.get({ garmentId })).toMatchObject({ hasPhoto: false })
  })

  it('takes over what the person measured as a guest, with the cookie only', async () => {
    const guest: GuestActor = { kind: 'guest', guestId: randomUUID(), quotaClass: 'guest' }
    const scan = await scanOf(`guest:${guest.guestId}`)
    const call = { scanId: scan.id, name: 'Shirt' }
    expect((await failureOf(api.as(ada.actor).wardrobe.saveScan(call))).trpc).toBe('NOT_FOUND')
    const stranger: GuestActor = { ...guest, guestId: randomUUID() }
    expect((await failureOf(api.as(ada.actor, { guest: stranger }).wardrobe.saveScan(call))).trpc).toBe('NOT_FOUND')
    expect((await api.as(ada.actor, { guest }).wardrobe.saveScan(call)).created).toBe(true)
  })

  it("finds nobody else's scan, not even for an administrator", async () => {
    const scan = await scanOf(subjectOfUser(ada))
    const failure = await failureOf(api.as(grace.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' }))
    expect(failure).toEqual({ trpc: 'NOT_FOUND', error: { code: 'not-found' } })
  })

  it.each(['queued', 'running', 'failed', 'cancelled', 'expired'] as const)(
    'of a %s scan is refused',
    async (status) => {
      const scan = await scanOf(subjectOfUser(ada), { status })
      const failure = await failureOf(api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' }))
      expect(failure).toMatchObject({ trpc: 'CONFLICT', error: { code: 'conflict' } })
      expect(failure.error.detail).toContain(status)
    },
  )

  it('without centimetres or without a type is refused, and leaves no photo behind', async () => {
    const withoutMarker = await scanOf(subjectOfUser(ada), {
      findings: blouseFindings({ scale: null, dimensions: {} }),
    })
    const unsure = await scanOf(subjectOfUser(ada), { findings: blouseFindings({ garmentType: 'unsure' }) })
    for (const [scan, words] of [
      [withoutMarker, 'marker sheet'],
      [unsure, 'type is unsure'],
    ] as const) {
      const failure = await failureOf(api.as(ada.actor).wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' }))
      expect(failure.trpc).toBe('CONFLICT')
      expect(failure.error.detail).toContain(words)
    }
    expect((await api.as(ada.actor).wardrobe.list()).garments).toEqual([])
  })

  it('asks to sign in first', async () => {
    const scan = await scanOf(subjectOfUser(ada))
    const failure = await failureOf(api.as().wardrobe.saveScan({ scanId: scan.id, name: 'Shirt' }))
    expect(failure).toEqual({ trpc: 'UNAUTHORIZED', error: { code: 'not-signed-in' } })
  })

  it('names the fields that are wrong', async () => {
    const failure = await failureOf(api.as(ada.actor).wardrobe.saveScan({ scanId: 'x', name: '   ' }))
    expect(failure.trpc).toBe('BAD_REQUEST')
    expect(failure.error.code).toBe('request-invalid')
    expect(Object.keys(failure.error.fields ?? {}).sort()).toEqual(['name', 'scanId'])
  })
})

describe('the list', () => {
  it('is empty at first', async () => {
    expect(await api.as(ada.actor).wardrobe.list()).toEqual({ garments: [], next: null })
  })

  it('shows own garments, newest first, page by page', async () => {
    for (const [index, name] of ['one', 'two', 'three', 'four', 'five'].entries())
      await makeWardrobeGarment(api.database, ada, { name, createdAt: new Date(2030, 0, 1 + Math.floor(index / 2)) })
    await makeWardrobeGarment(api.database, grace, { name: 'not hers' })
    await makeWardrobeGarment(api.database, ada, { name: 'removed', deletedAt: new Date() })

    const names: string[] = []
    const sizes: number[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<TestApi['as']>['wardrobe']['list']>> = await api
        .as(ada.actor)
        .wardrobe.list({ limit: 2, cursor })
      names.push(...page.garments.map(({ name }) => name))
      sizes.push(page.garments.length)
      cursor = page.next
    } while (cursor !== null)
    expect(sizes).toEqual([2, 2, 1])
    expect(names[0]).toBe('five')
    expect(names.slice(1, 3).sort()).toEqual(['four', 'three'])
    expect(names.slice(3).sort()).toEqual(['one', 'two'])
  })

  it('refuses a cursor that is none', async () => {
    expect((await failureOf(api.as(ada.actor).wardrobe.list({ cursor: "' OR 1=1" }))).trpc).toBe('BAD_REQUEST')
  })
})

describe('a garment', () => {
  it('is renamed, removed, restored and erased by its owner', async () => {
    const { id: garmentId } = await makeWardrobeGarment(api.database, ada, { photoKey: `wardrobe/${ada.id}/photo.jpg` })
    await api.photos.put(`wardrobe/${ada.id}/photo.jpg`, photo)
    const own = api.as(ada.actor).wardrobe
    await own.rename({ garmentId, name: 'Sunday shirt' })
    expect((await own.get({ garmentId })).name).toBe('Sunday shirt')

    await own.remove({ garmentId })
    expect((await failureOf(own.get({ garmentId }))).trpc).toBe('NOT_FOUND')
    expect((await failureOf(own.rename({ garmentId, name: 'x' }))).trpc).toBe('NOT_FOUND')
    expect((await own.list()).garments).toEqual([])
    await own.remove({ garmentId })

    await own.restore({ garmentId })
    await own.restore({ garmentId })
    expect((await own.get({ garmentId })).name).toBe('Sunday shirt')

    await own.erase({ garmentId })
    expect(await api.photos.get(`wardrobe/${ada.id}/photo.jpg`)).toBeNull()
    expect(
      await api.database.query('SELECT FROM app."MeasurementRevision" WHERE "garmentId" = $1', [garmentId]),
    ).toEqual([])
    expect((await failureOf(own.restore({ garmentId }))).trpc).toBe('NOT_FOUND')
  })

  it('does not exist for anybody else, administrators included', async () => {
    const { id: garmentId } = await makeWardrobeGarment(api.database, ada)
    const other = api.as(grace.actor).wardrobe
    for (const call of [
      other.get({ garmentId }),
      other.rename({ garmentId, name: 'mine' }),
      other.remove({ garmentId }),
      other.restore({ garmentId }),
      other.erase({ garmentId }),
    ])
      expect(await failureOf(call)).toEqual({ trpc: 'NOT_FOUND', error: { code: 'not-found' } })
    expect((await api.as(ada.actor).wardrobe.get({ garmentId })).name).toBe('A shirt')
  })

  it('shows its newest measures', async () => {
    const { id: garmentId } = await makeWardrobeGarment(api.database, ada, {
      createdAt: new Date('2030-01-01T10:00:00Z'),
      dimensions: { chest: 50 },
    })
    const revisionId = randomUUID()
    await api.database.query(
      `INSERT INTO app."MeasurementRevision" (id, "garmentId", "createdAt", provenance, "dimensionVersion")
       VALUES ($1, $2, '2030-01-02T10:00:00Z', 'HAND', 1)`,
      [revisionId, garmentId],
    )
    await api.database.query(
      `INSERT INTO app."MeasurementValue" VALUES ($1, 'chest', 5150, 5130, 5170, 'FLAT'), ($1, 'no_longer_known', 1, 1, 1, 'FLAT')`,
      [revisionId],
    )
    const garment = await api.as(ada.actor).wardrobe.get({ garmentId })
    expect(garment).toMatchObject({ provenance: 'HAND', measuredAt: new Date('2030-01-02T10:00:00Z') })
    expect(garment.dimensions).toEqual({ chest: { cm: 51.5, low: 51.3, high: 51.7, extent: 'FLAT' } })
  })
})

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
      suggested: {},
      scale: blouseFindings().scale,
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

describe('a garment measured by hand', () => {
  const shirt = { name: 'Old shirt', garmentType: 'blouse', category: 'shirt' } as const

  it('has intervals of what a tape is worth, flat or all round', async () => {
    const own = api.as(ada.actor).wardrobe
    const { garmentId } = await own.addByHand({
      ...shirt,
      lengths: { chest: { cm: 51, extent: 'FLAT' }, waist: { cm: 100, extent: 'GIRTH' } },
    })
    const { dimensions, provenance, points, fit } = await own.get({ garmentId })
    expect({ provenance, points, category: fit.category }).toEqual({
      provenance: 'HAND',
      points: null,
      category: 'shirt',
    })
    expect(dimensions.chest?.cm).toBe(51)
    // 0.6 cm between two people is 0.53 cm for one; 1.645 times that, with the reading of the tape.
    expect((dimensions.chest?.high ?? 0) - 51).toBeCloseTo(0.91, 1)
    expect(dimensions.waist?.extent).toBe('GIRTH')
    expect((dimensions.waist?.high ?? 0) - 100).toBeGreaterThan(1.7)
  })

  it.each([0, -3, 300, Number.NaN, Number.POSITIVE_INFINITY])('of %s cm is refused by name', async (cm) => {
    const call = api.as(ada.actor).wardrobe.addByHand({ ...shirt, lengths: { chest: { cm, extent: 'FLAT' } } })
    const failure = await failureOf(call)
    expect(failure.trpc).toBe('BAD_REQUEST')
    expect(Object.keys(failure.error.fields ?? {}).join()).toContain('chest')
  })

  it('is asked back about inches, and believed when its person is sure', async () => {
    const lengths = { chest: { cm: 20, extent: 'FLAT' as const }, body_length: { cm: 60, extent: 'FLAT' as const } }
    const own = api.as(ada.actor).wardrobe
    const failure = await failureOf(own.addByHand({ ...shirt, lengths }))
    expect(failure.error).toMatchObject({ code: 'lengths-doubtful', fields: { chest: 'inches' } })
    expect((await own.list()).garments).toEqual([])
    const { garmentId } = await own.addByHand({ ...shirt, lengths, isSure: true })
    expect((await own.get({ garmentId })).dimensions.chest?.cm).toBe(20)
  })

  it('needs a measure, of its own type', async () => {
    const own = api.as(ada.actor).wardrobe
    expect((await failureOf(own.addByHand({ ...shirt, lengths: {} }))).error.code).toBe('request-invalid')
    const strange = own.addByHand({ ...shirt, lengths: { front_rise: { cm: 25, extent: 'FLAT' } } })
    expect(Object.keys((await failureOf(strange)).error.fields ?? {})).toEqual(['front_rise'])
  })

  it('is measured anew as a new revision, once', async () => {
    const own = api.as(ada.actor).wardrobe
    const { garmentId } = await own.addByHand({ ...shirt, lengths: { chest: { cm: 51, extent: 'FLAT' } } })
    const { revisionId } = await own.get({ garmentId })
    const again = { garmentId, revisionId, lengths: { chest: { cm: 52, extent: 'FLAT' as const } } }
    await own.measureByHand(again)
    expect((await own.get({ garmentId })).dimensions.chest?.cm).toBe(52)
    expect((await failureOf(own.measureByHand(again))).trpc).toBe('CONFLICT')
    const rows = await api.database.query('SELECT FROM app."MeasurementRevision" WHERE "garmentId" = $1', [garmentId])
    expect(rows).toHaveLength(2)
  })
})

describe('points that a person corrects', () => {
  async function savedShirt() {
    const scan = await scanOf(subjectOfUser(ada))
    const own = api.as(ada.actor).wardrobe
    const { garmentId } = await own.saveScan({ scanId: scan.id, name: 'Shirt' })
    return { own, scan, garmentId, garment: await own.get({ garmentId }) }
  }

  it('are measured from the scale kept with the garment, beside what the model had found, even without the scan', async () => {
    const { own, scan, garmentId, garment } = await savedShirt()
    await api.database.query('DELETE FROM gateway.scan WHERE id = $1', [scan.id])
    const left = garment.points?.keypoints.armpit_left
    if (left === undefined) throw new Error('the scan has no armpit')
    await own.correctPoints({
      garmentId,
      revisionId: garment.revisionId,
      corrections: { armpit_left: { x: left.x + 100, y: left.y } },
    })
    const corrected = await own.get({ garmentId })
    expect(corrected.provenance).toBe('SCAN')
    expect(corrected.points?.keypoints.armpit_left).toMatchObject({ x: left.x + 100, by: 'person' })
    expect(corrected.points?.keypoints.armpit_right?.by).toBe('model')
    expect(corrected.points?.suggested).toEqual({ armpit_left: left })
    expect(corrected.dimensions.chest?.cm).not.toBe(garment.dimensions.chest?.cm)

    // Taken back, the model's point counts again.
    await own.correctPoints({ garmentId, revisionId: corrected.revisionId, corrections: {} })
    const back = await own.get({ garmentId })
    expect(back.points?.suggested).toEqual({})
    expect(back.points?.keypoints.armpit_left).toEqual({ ...left, by: 'model' })
  })

  it('are refused outside of the photo, of another type, without any measure left, and when it was measured meanwhile', async () => {
    const { own, garmentId, garment } = await savedShirt()
    const { revisionId } = garment
    const correct = (corrections: Parameters<typeof own.correctPoints>[0]['corrections'], of = revisionId) =>
      failureOf(own.correctPoints({ garmentId, revisionId: of, corrections }))
    expect((await correct({ armpit_left: { x: -1, y: 5 } })).error.fields).toEqual({
      armpit_left: 'outside of the photo',
    })
    expect((await correct({ crotch: { x: 5, y: 5 } })).error.fields).toEqual({ crotch: 'not a point of this type' })
    expect((await correct({ armpit_left: { x: Number.NaN, y: 5 } })).trpc).toBe('BAD_REQUEST')
    const points = Object.keys(garment.points?.keypoints ?? {})
    const none = Object.fromEntries(points.map((name) => [name, 'absent' as const]))
    expect((await correct(none)).error.code).toBe('request-invalid')
    expect((await correct({}, randomUUID())).trpc).toBe('CONFLICT')
  })

  it('go along when a result is saved', async () => {
    const scan = await scanOf(subjectOfUser(ada))
    const own = api.as(ada.actor).wardrobe
    const corrections = { armpit_left: { x: 300, y: 700 } }
    const { garmentId } = await own.saveScan({ scanId: scan.id, name: 'Shirt', corrections })
    const { points } = await own.get({ garmentId })
    expect(points?.keypoints.armpit_left).toMatchObject({ x: 300, y: 700, by: 'person' })
    expect(points?.suggested.armpit_left).toEqual(blouseFindings().keypoints.armpit_left)
  })
})

describe('how a garment fits', () => {
  const said = {
    category: 'shirt',
    feel: 'right',
    zones: { shoulders: 'tight' },
    stretch: null,
    fitStyle: null,
  } as const

  it('makes it a reference when it is told first, and no longer when its person says so', async () => {
    const { id: garmentId } = await makeWardrobeGarment(api.database, ada)
    const own = api.as(ada.actor).wardrobe
    expect(await own.describeFit({ garmentId, fit: said })).toEqual({ ...said, isReference: true })
    await own.describeFit({ garmentId, fit: { ...said, isReference: false } })
    expect((await own.describeFit({ garmentId, fit: said })).isReference).toBe(false)
    expect((await own.get({ garmentId })).fit).toEqual({ ...said, isReference: false })
  })

  it('knows the zones of its type only, and no reference without a feel', async () => {
    const { id: garmentId } = await makeWardrobeGarment(api.database, ada)
    const own = api.as(ada.actor).wardrobe
    const thighs = own.describeFit({ garmentId, fit: { ...said, zones: { thighs: 'tight' } } })
    expect(Object.keys((await failureOf(thighs)).error.fields ?? {})).toEqual(['zones'])
    const mute = own.describeFit({ garmentId, fit: { ...said, feel: null, isReference: true } })
    expect(Object.keys((await failureOf(mute)).error.fields ?? {})).toEqual(['isReference'])
  })

  it('is nobody else’s business', async () => {
    const { id: garmentId } = await makeWardrobeGarment(api.database, ada)
    const other = api.as(grace.actor).wardrobe
    const lengths = { chest: { cm: 50, extent: 'FLAT' as const } }
    for (const call of [
      other.describeFit({ garmentId, fit: said }),
      other.correctPoints({ garmentId, revisionId: randomUUID(), corrections: {} }),
      other.measureByHand({ garmentId, revisionId: randomUUID(), lengths }),
    ])
      expect(await failureOf(call)).toEqual({ trpc: 'NOT_FOUND', error: { code: 'not-found' } })
  })

  it('is wished for overall and by type', async () => {
    const own = api.as(ada.actor).wardrobe
    await own.setWish({ scope: 'all', wish: 'looser' })
    await own.setWish({ scope: 'trousers', wish: 'closer' })
    await own.setWish({ scope: 'trousers', wish: 'same' })
    expect(await own.wishes()).toEqual({ all: 'looser', trousers: 'same' })
    await own.setWish({ scope: 'trousers', wish: null })
    expect(await own.wishes()).toEqual({ all: 'looser' })
    expect(await api.as(grace.actor).wardrobe.wishes()).toEqual({})
  })
})

describe('what was removed', () => {
  it('is listed, removed last first, and leaves the list when restored', async () => {
    const own = api.as(ada.actor).wardrobe
    for (const [index, name] of ['first', 'second'].entries())
      await makeWardrobeGarment(api.database, ada, { name, deletedAt: new Date(2030, 0, 1 + index) })
    const removed = await own.listRemoved()
    expect(removed.map(({ garment }) => garment.name)).toEqual(['second', 'first'])
    const [last] = removed
    if (last === undefined) throw new Error('nothing is removed')
    await own.restore({ garmentId: last.garment.id })
    expect((await own.listRemoved()).map(({ garment }) => garment.name)).toEqual(['first'])
    expect(await api.as(grace.actor).wardrobe.listRemoved()).toEqual([])
  })
})

describe('a wardrobe of 10,000 garments', () => {
  it('is listed quickly, whichever page and type', async () => {
    const types = ['blouse', 'outwear', 'trousers', 'skirt', 'dress']
    await api.database.query(
      `WITH garment AS (
         INSERT INTO app."WardrobeGarment" (id, "ownerId", name, "garmentType", "createdAt")
         SELECT gen_random_uuid(), $1, 'Garment ' || n, ($2::text[])[1 + n % 5], timestamptz '2030-01-01' + n * interval '1 s'
         FROM generate_series(1, 10000) n RETURNING id, "createdAt"
       ), revision AS (
         INSERT INTO app."MeasurementRevision" (id, "garmentId", "createdAt", provenance, "dimensionVersion")
         SELECT gen_random_uuid(), id, "createdAt", 'HAND', 1 FROM garment RETURNING id
       )
       INSERT INTO app."MeasurementValue" SELECT id, 'chest', 5000, 4950, 5050, 'FLAT' FROM revision`,
      [ada.id, types],
    )
    await api.database.query('ANALYZE')
    const own = api.as(ada.actor).wardrobe
    const deep = `${new Date('2030-01-01T00:10:00Z').getTime()}_${randomUUID()}`
    await own.list({ limit: 48 })
    for (const request of [{ limit: 48 }, { limit: 48, cursor: deep }, { limit: 48, garmentType: 'skirt' as const }]) {
      const started = performance.now()
      expect((await own.list(request)).garments).toHaveLength(48)
      // Some ten milliseconds on an idle machine; reading all of them takes seconds.
      expect(performance.now() - started).toBeLessThan(1000)
    }
    expect(await own.count()).toEqual({ blouse: 2000, outwear: 2000, trousers: 2000, skirt: 2000, dress: 2000 })
  })
})

import { readFile } from 'node:fs/promises'
import { problemSchema, scanAcceptedSchema } from '@fitsize/contracts'
import { dimensionVersion, keypointHash } from '@fitsize/garments'
import { subjectOf } from '@fitsize/identity'
import { makeScan } from '@fitsize/testing'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFixtureDouble, type Fixture } from './fixture'
import { clientOf, finished, guest, makePhoto, photoBlob, postForm, submit } from './house'
import { goodAnswer, keypointsAnswer, markerAnswer, noMarkerAnswer } from './inference-double'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixtureDouble()
})
afterAll(async () => await fixture.close())
beforeEach(() => fixture.inference.answerWith(goodAnswer))

const idOf = async (response: Response): Promise<string> => scanAcceptedSchema.parse(await response.json()).id

describe('a scan from photo to centimetres', () => {
  test('is accepted, measured and read by its owner', async () => {
    const actor = guest()
    const { url } = fixture
    const form = new FormData()
    form.set('photo', photoBlob(await makePhoto({ width: 2000, height: 2400 })), 'x.jpg')
    const response = await postForm(url, actor, form)
    expect(response.status).toBe(202)
    const accepted = scanAcceptedSchema.parse(await response.json())
    expect(accepted).toMatchObject({ status: expect.stringMatching(/queued|running|succeeded/), position: 0 })
    expect(response.headers.get('location')).toBe(`/v1/scans/${accepted.id}`)

    const scan = await finished(url, actor, accepted.id)
    expect(scan).toMatchObject({
      status: 'succeeded',
      garmentType: 'blouse',
      error: null,
      keypointHash,
      dimensionVersion,
      modelVersion: '2026.01.01-test',
      photo: { width: 2000, height: 2400 },
      warnings: [],
      position: null,
    })
    // 2400 px become 2048; 2 px a mm there. The armpits are 360 px apart, so 18 cm.
    expect(scan.dimensions.chest?.cm).toBeCloseTo(18, 1)
    expect(scan.dimensions.chest?.low).toBeLessThan(18)
    expect(scan.dimensions.chest?.high).toBeGreaterThan(18)
    expect(scan.keypoints.armpit_left?.x).toBeCloseTo(320 * (2400 / 2048), 1)
    expect(scan.keypoints.armpit_left?.covariance[0]).toBeCloseTo(9 * (2400 / 2048) ** 2, 1)
    expect(scan.scale?.pxPerCm).toBeCloseTo(20 * (2400 / 2048), 2)
    expect(scan.scale?.outline[2]?.[0]).toBeCloseTo(430 * (2400 / 2048), 2)
    expect(scan.timings.totalMs).toBeGreaterThanOrEqual(scan.timings.inferenceMs ?? Number.POSITIVE_INFINITY)
  })

  test('the models see an upright JPEG of at most 2048 px without metadata, and the focal length', async () => {
    const actor = guest()
    const photo = await makePhoto({
      width: 3000,
      height: 1500,
      orientation: 6,
      exif: { IFD0: { Make: 'Phone' }, IFD2: { FocalLengthIn35mmFilm: '28' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } },
    })
    const id = await submit(fixture.url, actor, { garmentType: 'trousers', marker: 'charuco-a4' }, photo)
    const scan = await finished(fixture.url, actor, id)
    expect(scan.photo).toEqual({ width: 1500, height: 3000 })
    const sent = fixture.inference.requests.filter((request) => request.id === id)
    const keypoints = sent.find(({ model }) => model === 'keypoints')?.inputs
    const marker = sent.find(({ model }) => model === 'marker')?.inputs
    expect(keypoints?.garment_type).toBe('trousers')
    expect(marker).toMatchObject({ marker: 'charuco-a4', focal_length_35mm: 28 })
    const seen = Buffer.from(String(keypoints?.image), 'base64')
    const metadata = await sharp(seen).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 1024, height: 2048 })
    expect(metadata.exif ?? metadata.icc ?? metadata.xmp ?? metadata.iptc).toBeUndefined()
    const [stored] = (await fixture.house.files()).filter((path) => path.includes(id))
    expect(await readFile(stored ?? '')).toEqual(seen)
  })

  test.each(['png', 'webp'] as const)('%s is taken too, whatever it is called', async (format) => {
    const actor = guest()
    const id = await submit(fixture.url, actor, {}, await makePhoto({ format }))
    expect((await finished(fixture.url, actor, id)).status).toBe('succeeded')
  })

  test('what the person says wins over the EXIF, and the check line stretches the scale', async () => {
    const actor = guest()
    const photo = await makePhoto({ exif: { IFD2: { FocalLengthIn35mmFilm: '28' } } })
    const id = await submit(fixture.url, actor, { focalLength35mm: '50', checkLineMm: '98' }, photo)
    const scan = await finished(fixture.url, actor, id)
    const marker = fixture.inference.requests.find((request) => request.id === id && request.model === 'marker')
    expect(marker?.inputs.focal_length_35mm).toBe(50)
    expect(scan.dimensions.chest?.cm).toBeCloseTo(18 * 0.98, 2)
  })

  test('without a marker there are points, a warning and no centimetres', async () => {
    fixture.inference.answerWith(({ model }) => (model === 'keypoints' ? keypointsAnswer() : noMarkerAnswer))
    const actor = guest()
    const scan = await finished(fixture.url, actor, await submit(fixture.url, actor))
    expect(scan).toMatchObject({ status: 'succeeded', scale: null, dimensions: {} })
    expect(scan.keypoints.armpit_left).toBeDefined()
    expect(scan.warnings).toMatchObject([{ code: 'marker-not-found', hint: expect.stringContaining('marker sheet') }])
  })

  test('marker "none" does not even ask for one', async () => {
    const actor = guest()
    const id = await submit(fixture.url, actor, { marker: 'none' })
    const scan = await finished(fixture.url, actor, id)
    expect(scan).toMatchObject({ status: 'succeeded', scale: null, warnings: [] })
    expect(fixture.inference.requests.filter((request) => request.id === id).map(({ model }) => model)).toEqual([
      'keypoints',
    ])
  })

  test.each([
    ['no garment', keypointsAnswer({ garment: 0.2 }), 'no-garment'],
    ['another keypoint hash', keypointsAnswer({ hash: 'feedfacefeedface' }), 'inference-failed'],
    ['a request the model refuses', { status: 400, body: { error: 'schema' } }, 'inference-failed'],
    ['an image the model cannot decode', { status: 422, body: { error: 'image' } }, 'photo-unreadable'],
    ['an answer that breaks the contract', { status: 200, body: { model_name: 'x', outputs: [] } }, 'inference-failed'],
  ] as const)('%s fails at the first attempt, with a hint', async (_case, answer, code) => {
    fixture.inference.answerWith(({ model }) => (model === 'keypoints' ? answer : markerAnswer()))
    const actor = guest()
    const id = await submit(fixture.url, actor)
    const scan = await finished(fixture.url, actor, id)
    expect(scan).toMatchObject({
      status: 'failed',
      error: { code, hint: expect.stringMatching(/\.$/) },
      dimensions: {},
    })
    const attempts = await fixture.house.database.query(
      'SELECT outcome, reason FROM gateway.scan_attempt WHERE scan_id = $1',
      [id],
    )
    expect(attempts).toMatchObject([{ outcome: 'failed', reason: expect.any(String) }])
  })

  test('a hash mismatch is logged as an error', async () => {
    fixture.inference.answerWith(() => keypointsAnswer({ hash: 'feedfacefeedface' }))
    const actor = guest()
    const id = await submit(fixture.url, actor, { marker: 'none' })
    await finished(fixture.url, actor, id)
    const line = fixture.log.map((text) => JSON.parse(text)).find((entry) => entry.scanId === id && entry.level === 50)
    expect(line.reason).toContain('feedfacefeedface')
  })
})

describe('whose scan it is', () => {
  test('nobody else can read, follow or delete it, or tell that it exists', async () => {
    const id = await submit(fixture.url, guest())
    const stranger = clientOf(fixture.url, guest())
    const missing = await stranger.readScan('0d9f6a52-5f5e-4a6e-9a55-6b1f4f0f0d11')
    expect(await stranger.readScan(id)).toEqual(missing)
    expect(await stranger.deleteScan(id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    for await (const step of stranger.followScan(id))
      expect(step).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await stranger.readScan('not-a-uuid')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

test('the log has no credential, no guest, no photo and no header', async () => {
  const actor = guest()
  const id = await submit(fixture.url, actor)
  await finished(fixture.url, actor, id)
  const log = fixture.log.join('')
  expect(log).toContain(id)
  for (const secret of [actor.kind === 'guest' ? actor.guestId : '', 'Bearer', 'eyJ', '127.0.0.1', '/9j/'])
    expect(log).not.toContain(secret)
})

describe('idempotency', () => {
  const send = async (actor: ReturnType<typeof guest>, key: string, colour: string, fields = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
    form.set('photo', photoBlob(await makePhoto({ colour })), 'x.jpg')
    return await postForm(fixture.url, actor, form, { 'idempotency-key': key })
  }

  test('the same key and photo give the same scan, once stored', async () => {
    const actor = guest()
    const files = (await fixture.house.files()).length
    const first = await idOf(await send(actor, 'order 7', 'red'))
    const second = await send(actor, 'order 7', 'red')
    expect(second.status).toBe(202)
    expect(await idOf(second)).toBe(first)
    expect(await fixture.house.files()).toHaveLength(files + 1)
  })

  test('at the same moment, too', async () => {
    const actor = guest()
    const files = (await fixture.house.files()).length
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(actor, 'storm', 'blue')))
    const ids = await Promise.all(answers.map(idOf))
    expect(new Set(ids).size).toBe(1)
    expect(await fixture.house.files()).toHaveLength(files + 1)
  })

  test('another photo or other fields under the same key are refused', async () => {
    const actor = guest()
    await send(actor, 'k', 'red')
    for (const other of [await send(actor, 'k', 'green'), await send(actor, 'k', 'red', { garmentType: 'skirt' })]) {
      expect(other.status).toBe(422)
      expect(problemSchema.parse(await other.json()).code).toBe('idempotency-mismatch')
    }
    expect((await send(guest(), 'k', 'green')).status).toBe(202)
  })

  test.each(['', 'x'.repeat(256)])('a key of the wrong length is refused', async (key) => {
    const answer = await send(guest(), key, 'red')
    expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([400, 'request-invalid'])
  })
})

describe('deleting', () => {
  test('a finished scan is gone with its photo and findings', async () => {
    const actor = guest()
    const id = await submit(fixture.url, actor)
    await finished(fixture.url, actor, id)
    const client = clientOf(fixture.url, actor)
    expect(await client.deleteScan(id)).toEqual({ ok: true, value: null })
    expect(await client.readScan(id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect((await fixture.house.files()).filter((path) => path.includes(id))).toEqual([])
    for (const table of ['scan_result', 'scan_event', 'scan_attempt'])
      expect(await fixture.house.database.query(`SELECT FROM gateway.${table} WHERE scan_id = $1`, [id])).toHaveLength(
        0,
      )
  })

  test('a running scan is cancelled: its attempt stops and its late result is refused', async () => {
    const release = fixture.inference.hold()
    const actor = guest()
    const id = await submit(fixture.url, actor)
    await fixture.inference.arrival((request) => request.id === id)
    const client = clientOf(fixture.url, actor)
    expect(await client.deleteScan(id)).toEqual({ ok: true, value: null })
    const scan = await finished(fixture.url, actor, id)
    release()
    expect(scan).toMatchObject({ status: 'cancelled', error: { code: 'scan-cancelled' }, dimensions: {} })
    expect((await fixture.house.files()).filter((path) => path.includes(id))).toEqual([])
    // Again is fine, and does not bring the tombstone down.
    expect(await client.deleteScan(id)).toEqual({ ok: true, value: null })
    expect(await client.readScan(id)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
  })
})

describe('erasing everything of one’s own', () => {
  test('leaves nothing of what finished, runs or was cancelled, and nothing of others is touched', async () => {
    const [actor, stranger] = [guest(), guest()]
    const client = clientOf(fixture.url, actor)
    const done = await submit(fixture.url, actor)
    const others = await submit(fixture.url, stranger)
    await finished(fixture.url, actor, done)
    await finished(fixture.url, stranger, others)
    const release = fixture.inference.hold()
    const running = await submit(fixture.url, actor)
    const cancelled = await submit(fixture.url, actor)
    await fixture.inference.arrival((request) => request.id === running)
    await client.deleteScan(cancelled)

    expect(await client.eraseScans()).toEqual({ ok: true, value: { erased: 3, isComplete: true } })
    release()
    for (const id of [done, running, cancelled]) {
      expect(await client.readScan(id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
      expect((await fixture.house.files()).filter((path) => path.includes(id))).toEqual([])
      for (const table of ['scan_result', 'scan_event', 'scan_attempt', 'idempotency_key'])
        expect(await fixture.house.database.query(`SELECT FROM gateway.${table} WHERE scan_id = $1`, [id])).toEqual([])
    }
    expect(await clientOf(fixture.url, stranger).readScan(others)).toMatchObject({ ok: true })
    expect(await client.eraseScans()).toEqual({ ok: true, value: { erased: 0, isComplete: true } })
  })

  test('goes on where it was left, a hundred at a time', async () => {
    const actor = guest()
    const subject = subjectOf(actor)
    for (let count = 0; count < 130; count++) await makeScan(fixture.house.database, { subject })
    const client = clientOf(fixture.url, actor)
    expect(await client.eraseScans()).toEqual({ ok: true, value: { erased: 100, isComplete: false } })
    expect(await client.eraseScans()).toEqual({ ok: true, value: { erased: 30, isComplete: true } })
    expect(await fixture.house.database.query('SELECT FROM gateway.scan WHERE subject = $1', [subject])).toEqual([])
  })
})

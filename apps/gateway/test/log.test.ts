import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFixtureDouble, type Fixture } from './fixture'
import { bearer, clientOf, finished, guest, makePhoto } from './house'
import { goodAnswer, keypointsAnswer } from './inference-double'

let fixture: Fixture
beforeEach(async () => {
  fixture = await createFixtureDouble()
})
afterEach(async () => await fixture.close())

/** What a careless line would give away. */
const telling = {
  fileName: 'Johanna-Mustermann-hotel-room-0711.jpg',
  artist: 'Johanna Mustermann',
  description: 'My bedroom, Lindenweg 12',
  camera: 'Pixel-of-Johanna',
  agent: 'TellingBrowser/99.1 (Johannas Phone)',
  address: '203.0.113.77',
  referer: 'https://mail.example.org/inbox/johanna.mustermann',
  idempotencyKey: 'johanna.mustermann@example.org',
  cookie: 'session=johannas-secret-session',
}

/** Posts a photo with all of that, to either call. */
async function post(path: string, actor: ReturnType<typeof guest>, body: FormData | string) {
  return await fetch(`${fixture.url}${path}`, {
    method: 'POST',
    body,
    headers: {
      authorization: `Bearer ${await bearer(actor)}`,
      'user-agent': telling.agent,
      'x-forwarded-for': telling.address,
      forwarded: `for=${telling.address}`,
      referer: telling.referer,
      cookie: telling.cookie,
      'idempotency-key': telling.idempotencyKey,
    },
  })
}

const photoWithExif = async () =>
  await makePhoto({
    exif: {
      IFD0: { Artist: telling.artist, ImageDescription: telling.description, Model: telling.camera },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '47/1 22/1 3333/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '8/1 32/1 2222/100',
      },
    },
  })

function formOf(photo: Uint8Array, fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('photo', new File([new Uint8Array(photo)], telling.fileName, { type: 'image/jpeg' }))
  return form
}

const lines = () => fixture.log.map((line): Record<string, unknown> => JSON.parse(line))
/** The log's lines about one scan. */
const linesAbout = (id: string) => lines().filter(({ scanId }) => scanId === id)

function expectDiscretion(actor: ReturnType<typeof guest>, photo: Uint8Array): void {
  const log = fixture.log.join('\n').toLowerCase()
  for (const word of [...Object.values(telling), 'johanna', 'mustermann', 'lindenweg', '47/1', '127.0.0.1', '::1'])
    expect(log).not.toContain(word.toLowerCase())
  if (actor.kind === 'guest') expect(log).not.toContain(actor.guestId)
  // No piece of the photo, in any of the forms in which it travels.
  for (let start = 0; start + 60 <= photo.byteLength; start += 600) {
    const piece = Buffer.from(photo.subarray(start, start + 60))
    for (const form of ['base64', 'hex'] as const) expect(log).not.toContain(piece.toString(form).toLowerCase())
  }
}

describe('the log of a scan', () => {
  test('has its id in each line, and nothing of the photo or the person, when it succeeds', async () => {
    const actor = guest()
    const photo = await photoWithExif()
    // What must not come out did go in.
    expect(photo.includes(telling.artist)).toBe(true)
    const response = await post('/v1/scans', actor, formOf(photo))
    expect(response.status).toBe(202)
    const { id } = (await response.json()) as { id: string }
    expect(await finished(fixture.url, actor, id)).toMatchObject({ status: 'succeeded' })
    await clientOf(fixture.url, actor).deleteScan(id)
    await expect.poll(() => linesAbout(id).filter(({ method }) => method === 'DELETE')).toHaveLength(1)
    expect(linesAbout(id).filter(({ msg }) => msg === 'attempt')).toHaveLength(1)
    expect(linesAbout(id).filter(({ method }) => method === 'POST')).toHaveLength(1)
    for (const line of lines().filter(({ msg, route }) => msg === 'attempt' || String(route).startsWith('/v1/scans')))
      expect(line).toMatchObject({ scanId: id })
    expectDiscretion(actor, photo)
  })

  test('stays discreet when attempts fail, are tried again and are given up', async () => {
    const actor = guest()
    const photo = await photoWithExif()
    const refusals = [
      { status: 503, body: 'busy' },
      { status: 200, body: 'not JSON' },
      { status: 400, body: 'never' },
    ]
    fixture.inference.answerWith((request) =>
      request.model === 'keypoints' ? (refusals.shift() ?? keypointsAnswer()) : goodAnswer(request),
    )
    const { id } = (await (await post('/v1/scans', actor, formOf(photo))).json()) as { id: string }
    expect(await finished(fixture.url, actor, id)).toMatchObject({ status: 'failed' })
    await expect.poll(() => linesAbout(id).filter(({ settlement }) => settlement !== undefined)).toHaveLength(3)
    expectDiscretion(actor, photo)
  })

  test('stays discreet about what is refused', async () => {
    const actor = guest()
    const photo = await photoWithExif()
    const damaged = photo.subarray(0, photo.byteLength / 2)
    const refused = [
      await post('/v1/scans', actor, formOf(damaged)),
      await post('/v1/scans', actor, formOf(photo, { garmentType: telling.artist })),
      await post('/v1/scans', actor, formOf(photo, { [telling.artist]: telling.description })),
      await post('/v1/scans', actor, formOf(Buffer.from(`%PDF-1.7 ${telling.description}`.repeat(9)))),
      await post(
        '/keypoints/execScript/',
        actor,
        JSON.stringify({ clothing: telling.artist, image: telling.fileName }),
      ),
      await fetch(`${fixture.url}/v1/scans/${telling.fileName}?who=${telling.artist}`),
      await fetch(`${fixture.url}/${telling.fileName}`),
    ]
    for (const { status } of refused) expect(status).toBeGreaterThanOrEqual(400)
    await expect.poll(() => lines().filter(({ msg }) => msg === 'request')).toHaveLength(refused.length)
    expectDiscretion(actor, photo)
  })

  test('stays discreet when the database refuses to store it', async () => {
    const actor = guest()
    const photo = await photoWithExif()
    const { query } = fixture.house.database
    await query(`ALTER TABLE gateway.scan ADD CONSTRAINT "never" CHECK (subject = 'nobody') NOT VALID`)
    expect((await post('/v1/scans', actor, formOf(photo))).status).toBe(500)
    await expect.poll(() => lines().filter(({ msg }) => msg === 'unexpected')).toHaveLength(1)
    // PostgreSQL's own message names the constraint; the row, with the subject, is in its details.
    expect(fixture.log.join('\n')).toContain('never')
    expectDiscretion(actor, photo)
  })
})

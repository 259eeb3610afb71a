import { scanSchema } from '@fitsize/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { waitSecondsOf } from '../src/http/preference'
import { createFixtureDouble, type Fixture } from './fixture'
import { bearer, clientOf, finished, guest, makePhoto, photoBlob, submit } from './house'
import { goodAnswer } from './inference-double'

let fixture: Fixture
let release = () => {}
beforeAll(async () => {
  fixture = await createFixtureDouble()
})
afterAll(async () => {
  release()
  await fixture.close()
})
afterEach(() => {
  release()
  fixture.inference.answerWith(goodAnswer)
})

const post = async (
  actor: ReturnType<typeof guest>,
  headers: Record<string, string>,
  signal: AbortSignal | null = null,
  url = fixture.url,
): Promise<Response> => {
  const form = new FormData()
  form.set('photo', photoBlob(await makePhoto()), 'x.jpg')
  return await fetch(`${url}/v1/scans`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${await bearer(actor)}`, ...headers },
    signal,
  })
}
const scanOf = async (actor: ReturnType<typeof guest>) =>
  (
    await fixture.house.database.query(
      'SELECT id::text, status::text, photo_key FROM gateway.scan WHERE subject = $1',
      [`guest:${actor.kind === 'guest' ? actor.guestId : ''}`],
    )
  )[0]

/** Posts a blocking call, leaves once the models were asked, and gives the scan's id. */
async function leaveWhileItRuns(actor: ReturnType<typeof guest>, headers: Record<string, string>): Promise<string> {
  release = fixture.inference.hold()
  const before = new Set(fixture.inference.requests.map(({ id }) => id))
  const leaving = new AbortController()
  const left = post(actor, headers, leaving.signal).catch((error: Error) => error.name)
  const { id } = await fixture.inference.arrival((request) => !before.has(request.id))
  leaving.abort()
  expect(await left).toBe('AbortError')
  return id
}

describe('a call that waits for the result', () => {
  test('is answered with it', async () => {
    const actor = guest()
    const response = await post(actor, { prefer: 'wait=60' })
    expect(response.status).toBe(200)
    expect(response.headers.get('preference-applied')).toBe('wait=60')
    const scan = scanSchema.parse(await response.json())
    expect(scan).toMatchObject({ status: 'succeeded', garmentType: 'blouse' })
    expect(response.headers.get('location')).toBe(`/v1/scans/${scan.id}`)
  })

  test('is answered with the failure, if that is what came of it', async () => {
    fixture.inference.answerWith(() => ({ status: 422, body: { error: 'cannot decode' } }))
    const response = await post(guest(), { prefer: 'wait=60' })
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { status: 'failed', error: { code: 'photo-unreadable' } },
    ])
  })

  test('gets a promise when its time is over', async () => {
    release = fixture.inference.hold()
    const actor = guest()
    const response = await post(actor, { prefer: 'wait=1' })
    expect(response.status).toBe(202)
    const { id } = (await response.json()) as { id: string }
    release()
    expect((await finished(fixture.url, actor, id)).status).toBe('succeeded')
  })

  test('takes its scan along when it leaves, photo and all', async () => {
    const actor = guest()
    const id = await leaveWhileItRuns(actor, { prefer: 'wait=60' })
    await expect.poll(async () => await scanOf(actor)).toEqual({ id, status: 'cancelled', photo_key: null })
  })

  test('leaves it when it named an idempotency key: it may come back', async () => {
    const actor = guest()
    const headers = { prefer: 'wait=60', 'idempotency-key': 'k' }
    const id = await leaveWhileItRuns(actor, headers)
    release()
    const response = await post(actor, headers)
    expect([response.status, await response.json()]).toMatchObject([200, { id, status: 'succeeded' }])
  })

  test('learns that its scan was cancelled by somebody else', async () => {
    release = fixture.inference.hold()
    const actor = guest()
    const before = new Set(fixture.inference.requests.map(({ id }) => id))
    const answered = post(actor, { prefer: 'wait=60' })
    const { id } = await fixture.inference.arrival((request) => !before.has(request.id))
    await clientOf(fixture.url, actor).deleteScan(id)
    expect(await (await answered).json()).toMatchObject({ id, status: 'cancelled' })
  })

  test('gets a promise when the gateway stops, which another one keeps', async () => {
    release = fixture.inference.hold()
    const first = await fixture.house.startGateway(fixture.inference.url, { GATEWAY_STOP_GRACE_SECONDS: 0.2 })
    const actor = guest()
    const before = new Set(fixture.inference.requests.map(({ id }) => id))
    const answered = post(actor, { prefer: 'wait=60' }, null, first.url)
    const { id } = await fixture.inference.arrival((request) => !before.has(request.id))
    const stopped = first.stop()
    const response = await answered
    expect([response.status, await response.json()]).toMatchObject([202, { id }])
    await stopped
    release()
    expect((await finished(fixture.url, actor, id)).status).toBe('succeeded')
  })
})

describe('a call that was answered with 202', () => {
  test('loses nothing by leaving, nor by leaving its event stream', async () => {
    release = fixture.inference.hold()
    const actor = guest()
    const id = await submit(fixture.url, actor)
    const leaving = new AbortController()
    for await (const step of clientOf(fixture.url, actor).followScan(id, { signal: leaving.signal }))
      if (step.ok) leaving.abort()
    release()
    expect((await finished(fixture.url, actor, id)).status).toBe('succeeded')
  })
})

test.each([
  ['wait=10', 10],
  ['respond-async, wait=10', 10],
  ['WAIT = "7"; x=1', 7],
  ['wait=999999', 300],
  ['respond-async', null],
  ['wait=0', null],
  ['wait=-1', null],
  ['wait=soon', null],
  ['await=5', null],
  ['', null],
  [undefined, null],
])('Prefer: %s waits %s seconds', (header, seconds) => expect(waitSecondsOf(header)).toBe(seconds))

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFixtureDouble, type Fixture } from './fixture'
import { bearer, clientOf, finished, guest, submit } from './house'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixtureDouble()
})
afterAll(async () => await fixture.close())

const eventIds = async (scanId: string): Promise<string[]> =>
  (
    await fixture.house.database.query(
      'SELECT id::text FROM gateway.scan_event WHERE scan_id = $1 ORDER BY scan_event.id',
      [scanId],
    )
  ).map(({ id }) => String(id))

const open = async (url: string, actor: ReturnType<typeof guest>, scanId: string, lastEventId?: string) =>
  await fetch(`${url}/v1/scans/${scanId}/events`, {
    headers: {
      authorization: `Bearer ${await bearer(actor)}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  })

/** A scan that waits and stays so. */
const putOff = async (subject: string, hours: number): Promise<string> => {
  const id = randomUUID()
  await fixture.house.database.query(
    `WITH queued AS (
       INSERT INTO gateway.scan (id, subject, priority, run_at, deadline, garment_type, marker,
                                 photo_width, photo_height, working_width, working_height)
       VALUES ($1, $2, 10, now() + make_interval(hours => $3), now() + interval '1 day', 'auto', 'auto', 9, 9, 9, 9)
       RETURNING id)
     INSERT INTO gateway.scan_event (scan_id, status) SELECT id, 'queued' FROM queued`,
    [id, subject, hours],
  )
  return id
}

/** Statuses and ids in a stream's text. */
const told = (text: string) =>
  [...text.matchAll(/id: (\d+)\nevent: status\ndata: (.+)\n\n/g)].map(([, id, data]) => ({
    id,
    status: JSON.parse(data ?? '').status,
  }))

describe('following a scan', () => {
  test('tells the present state at once, then each change, and ends with the last', async () => {
    const release = fixture.inference.hold()
    const actor = guest()
    const id = await submit(fixture.url, actor)
    await fixture.inference.arrival((request) => request.id === id)
    const seen: string[] = []
    for await (const step of clientOf(fixture.url, actor).followScan(id)) {
      if (!step.ok) throw new Error(step.error.detail)
      seen.push(step.value.event.status)
      release()
    }
    expect(seen).toEqual(['running', 'succeeded'])
  })

  test('has the headers that keep proxies from holding it back', async () => {
    const actor = guest()
    const id = await submit(fixture.url, actor)
    const response = await open(fixture.url, actor, id)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    expect(told(await response.text()).at(-1)?.status).toBe('succeeded')
  })

  test('resumes after the last event that was seen, without losing or repeating one', async () => {
    const actor = guest()
    const id = await submit(fixture.url, actor)
    await finished(fixture.url, actor, id)
    const ids = await eventIds(id)
    expect(ids).toHaveLength(3)
    const all = told(await (await open(fixture.url, actor, id, '0')).text())
    expect(all).toEqual([
      { id: ids[0], status: 'queued' },
      { id: ids[1], status: 'running' },
      { id: ids[2], status: 'succeeded' },
    ])
    expect(told(await (await open(fixture.url, actor, id, ids[0])).text())).toEqual(all.slice(1))
    expect(told(await (await open(fixture.url, actor, id, ids[1])).text())).toEqual(all.slice(2))
  })

  test('says "no content" when all was seen and nothing more will come', async () => {
    const actor = guest()
    const id = await submit(fixture.url, actor)
    await finished(fixture.url, actor, id)
    const ids = await eventIds(id)
    expect((await open(fixture.url, actor, id, ids.at(-1))).status).toBe(204)
  })

  test('a finished scan tells its end and closes', async () => {
    const actor = guest()
    const id = await submit(fixture.url, actor)
    await finished(fixture.url, actor, id)
    expect(told(await (await open(fixture.url, actor, id)).text()).map(({ status }) => status)).toEqual(['succeeded'])
  })

  test('a gateway tells what another one did', async () => {
    const other = await fixture.house.startGateway(fixture.inference.url, { GATEWAY_IN_FLIGHT: 1 })
    const release = fixture.inference.hold()
    const actor = guest()
    const id = await submit(fixture.url, actor)
    const [here, there] = [finished(fixture.url, actor, id), finished(other.url, actor, id)]
    await fixture.inference.arrival((request) => request.id === id)
    release()
    expect((await here).status).toBe('succeeded')
    expect((await there).status).toBe('succeeded')
    await other.stop()
  })

  test('keeps the connection with comments and tells when the place in the queue changes', async () => {
    const patient = await fixture.house.startGateway(
      fixture.inference.url,
      { GATEWAY_IN_FLIGHT: 1 },
      { heartbeatMs: 20, positionMs: 20 },
    )
    const actor = guest()
    const subject = `guest:${actor.kind === 'guest' ? actor.guestId : ''}`
    // Due in an hour and in two, so that no gateway claims them.
    const [first, second] = [await putOff(subject, 1), await putOff(subject, 2)]

    const response = await open(patient.url, actor, second)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (pattern: RegExp) => {
      while (!pattern.test(text)) {
        const { done, value = '' } = (await reader?.read()) ?? { done: true }
        if (done) throw new Error(`the stream ended before ${pattern}: ${text}`)
        text += value
      }
    }
    await until(/"position":1/)
    await until(/: heartbeat/)
    await clientOf(patient.url, actor).deleteScan(first)
    await until(/"position":0/)
    expect(new Set(told(text).map(({ id }) => id)).size).toBe(1)
    await reader?.cancel()
    await clientOf(patient.url, actor).deleteScan(second)
    await patient.stop()
  })

  test('a scan that is not there is not found', async () => {
    const response = await open(fixture.url, guest(), randomUUID())
    expect(response.status).toBe(404)
  })
})

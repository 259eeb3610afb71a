import { readFile } from 'node:fs/promises'
import { createPool, createQueueControl } from '@fitsize/db/gateway'
import { keypointHash } from '@fitsize/garments'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFixtureDouble, type Fixture } from './fixture'
import { bearer, clientOf, finished, guest, makePhoto, photoBlob, postForm, submit } from './house'
import { goodAnswer, keypointsAnswer, type ModelAnswer, markerAnswer } from './inference-double'
import { metricFamilies, type Scrape, scrape } from './scrape'

let fixture: Fixture
beforeEach(async () => {
  fixture = await createFixtureDouble()
})
afterEach(async () => await fixture.close())
const read = async (): Promise<Scrape> => await scrape(fixture.url)
const attemptsCounted = async (count: number) =>
  await expect.poll(async () => (await read()).value('fitsize_attempt_seconds_count')).toBe(count)

/** As the server tells it of itself. */
const telling = (answer: ModelAnswer, told: Readonly<Record<string, number>>): ModelAnswer => {
  const body = answer.body as { parameters?: object }
  return { ...answer, body: { ...body, parameters: { ...body.parameters, ...told } } }
}

describe('after a few scans', () => {
  test('their times, batches and ends are counted', async () => {
    fixture.inference.answerWith(({ model }) =>
      model === 'keypoints'
        ? telling(keypointsAnswer(), { batch_size: 3, decode_ms: 4, model_ms: 40 })
        : telling(markerAnswer(), { batch_size: 1, decode_ms: 30, model_ms: 200 }),
    )
    const actor = guest()
    for (let count = 0; count < 2; count++) await finished(fixture.url, actor, await submit(fixture.url, actor))
    fixture.inference.answerWith(({ model }) =>
      model === 'keypoints' ? keypointsAnswer({ garment: 0.1 }) : markerAnswer(),
    )
    await finished(fixture.url, actor, await submit(fixture.url, actor))

    // The gateway counts right after the event that ends the wait above.
    await attemptsCounted(3)
    const { value } = await read()
    expect(value('fitsize_scans_accepted_total')).toBe(3)
    expect(value('fitsize_scans_ended_total', { status: 'succeeded' })).toBe(2)
    expect(value('fitsize_scans_ended_total', { status: 'failed', code: 'no-garment' })).toBe(1)
    for (const name of ['wait', 'inference', 'total']) expect(value(`fitsize_scan_${name}_seconds_count`)).toBe(2)
    // A scan's whole time is at least that of its parts.
    const sum = (name: string) => value(`fitsize_scan_${name}_seconds_sum`) ?? Number.NaN
    expect(sum('total')).toBeGreaterThanOrEqual(sum('wait') + sum('inference') - 0.01)
    expect(value('fitsize_attempt_seconds_count')).toBe(3)
    expect(value('fitsize_inference_call_seconds_count', { model: 'marker', outcome: 'answered' })).toBe(3)
    // The last answer told nothing of itself.
    const keypoints = { model: 'keypoints' }
    expect(value('fitsize_inference_batch_size_count', keypoints)).toBe(2)
    expect(value('fitsize_inference_batch_size_sum', keypoints)).toBe(6)
    expect(value('fitsize_inference_batch_size_bucket', { ...keypoints, le: '2' })).toBe(0)
    expect(value('fitsize_inference_batch_size_bucket', { ...keypoints, le: '4' })).toBe(2)
    expect(value('fitsize_inference_step_seconds_sum', { ...keypoints, step: 'model' })).toBeCloseTo(0.08)
    expect(value('fitsize_inference_step_seconds_sum', { model: 'marker', step: 'decode' })).toBeCloseTo(0.06)
    expect(value('fitsize_scans_in_flight')).toBe(0)
    expect(value('fitsize_scans_queued')).toBe(0)
    expect(value('fitsize_oldest_queued_seconds')).toBe(0)
  })

  test('what an answer tells wrongly of itself changes nothing about its scan', async () => {
    fixture.inference.answerWith(({ model }) =>
      model === 'keypoints'
        ? {
            status: 200,
            body: {
              ...(keypointsAnswer().body as object),
              parameters: { keypoint_hash: keypointHash, weights_version: '1', batch_size: 'many', decode_ms: -1 },
            },
          }
        : markerAnswer(),
    )
    const actor = guest()
    expect(await finished(fixture.url, actor, await submit(fixture.url, actor))).toMatchObject({ status: 'succeeded' })
    expect((await read()).value('fitsize_inference_batch_size_count', { model: 'keypoints' })).toBeUndefined()
  })
})

describe('while scans wait and run', () => {
  test('the queue is shown: its length, its oldest, what runs, and the limits in force', async () => {
    const pool = createPool(fixture.house.database.gatewayUrl)
    const control = createQueueControl(pool)
    const actor = guest()
    const release = fixture.inference.hold()
    await submit(fixture.url, actor)
    await fixture.inference.arrival()
    await control.set('paused', 'system', null)
    const waiting = await submit(fixture.url, actor)
    await submit(fixture.url, actor)
    await fixture.house.database.query(
      `UPDATE gateway.scan SET created_at = now() - interval '5 minutes' WHERE id = $1`,
      [waiting],
    )
    const { value } = await read()
    expect(value('fitsize_scans_queued')).toBe(2)
    expect(value('fitsize_scans_running')).toBe(1)
    expect(value('fitsize_scans_in_flight')).toBe(1)
    expect(value('fitsize_oldest_queued_seconds')).toBeGreaterThanOrEqual(300)
    expect(value('fitsize_oldest_queued_seconds')).toBeLessThan(330)
    expect(value('fitsize_queue_limit')).toBe(5000)
    expect(value('fitsize_upload_limit_bytes')).toBe(256 * 1024 * 1024)
    expect(value('fitsize_inference_limit')).toBeGreaterThan(0)
    expect(value('fitsize_all_gateways_limit')).toBeGreaterThan(0)

    const cancelled = await clientOf(fixture.url, actor).deleteScan(waiting)
    expect(cancelled.ok).toBe(true)
    const after = await read()
    expect(after.value('fitsize_scans_ended_total', { status: 'cancelled' })).toBe(1)
    expect(after.value('fitsize_oldest_queued_seconds')).toBeLessThan(300)
    release()
    await pool.end()
  })

  test('what the database does not tell is no number, and the rest is told', async () => {
    await fixture.house.database.query('REVOKE SELECT ON gateway.scan FROM fitsize_gateway')
    const { value } = await read()
    for (const name of ['scans_queued', 'scans_running', 'oldest_queued_seconds', 'dead_letters'])
      expect(value(`fitsize_${name}`)).toBeNaN()
    expect(value('fitsize_build_info', { version: 'test' })).toBe(1)
    await fixture.house.database.query('GRANT SELECT ON gateway.scan TO fitsize_gateway')
  })
})

describe('what is turned away and what is tried again', () => {
  test('refusals for load are told apart from bad photos', async () => {
    const { url } = await fixture.house.startGateway(fixture.inference.url, {
      GATEWAY_QUOTAS: {
        guest: { unfinished: 1, perMinute: 100 },
        standard: { unfinished: 1, perMinute: 1 },
        creator: { unfinished: 1, perMinute: 1 },
        admin: { unfinished: 1, perMinute: 1 },
      },
    })
    const actor = guest()
    const release = fixture.inference.hold()
    await submit(url, actor)
    const form = new FormData()
    form.set('photo', photoBlob(await makePhoto()))
    expect((await postForm(url, actor, form)).status).toBe(429)
    const text = new FormData()
    text.set('photo', photoBlob(Buffer.from('no photo at all, but long enough to tell')))
    expect((await postForm(url, guest(), text)).status).toBe(415)
    const { value } = await scrape(url)
    release()
    expect(value('fitsize_scans_refused_total', { code: 'rate-limited' })).toBe(1)
    expect(value('fitsize_scans_refused_total', { code: 'photo-format-unsupported' })).toBe(1)
    expect(value('fitsize_scans_shed_total', { reason: 'rate-limited' })).toBe(1)
    expect(value('fitsize_scans_shed_total', { reason: 'queue-full' })).toBe(0)
  })

  test('a retry is counted by its reason, and a scan given up is a dead letter', async () => {
    const actor = guest()
    let refusals = 1
    fixture.inference.answerWith((request) =>
      request.model === 'keypoints' && refusals-- > 0 ? { status: 503, body: 'busy' } : goodAnswer(request),
    )
    await finished(fixture.url, actor, await submit(fixture.url, actor))
    // It will never answer this request.
    fixture.inference.answerWith((request) =>
      request.model === 'keypoints' ? { status: 400, body: 'no' } : goodAnswer(request),
    )
    await finished(fixture.url, actor, await submit(fixture.url, actor))
    await attemptsCounted(3)
    const { value } = await read()
    expect(value('fitsize_scan_retries_total', { reason: 'overloaded' })).toBe(1)
    expect(value('fitsize_scan_retries_total', { reason: 'timeout' })).toBe(0)
    expect(value('fitsize_attempts_total', { settlement: 'retried' })).toBe(1)
    expect(value('fitsize_inference_call_seconds_count', { model: 'keypoints', outcome: 'overloaded' })).toBe(1)
    expect(value('fitsize_scans_ended_total', { status: 'failed', code: 'inference-failed' })).toBe(1)
    expect(value('fitsize_dead_letters')).toBe(1)
  })
})

describe('the names', () => {
  test('follow the conventions of Prometheus', async () => {
    for (const { name, type, help } of await ownFamilies()) {
      expect(name).toMatch(/^fitsize_[a-z]+(_[a-z]+)*$/)
      expect(help.endsWith('.'), `${name}: ${help}`).toBe(true)
      // Counters alone end in _total; times and sizes are in base units, told last.
      expect(name.endsWith('_total'), name).toBe(type === 'counter')
      expect(name, name).not.toMatch(/_(ms|milliseconds|minutes|kb|megabytes|count|sum|bucket)(_|$)/)
    }
  })

  test('and docs/metrics.md agree', async () => {
    const document = await readFile(new URL('../../../docs/metrics.md', import.meta.url), 'utf8')
    const listed = [...document.matchAll(/^\| `(fitsize_\w+)` \| (\w+) \|/gm)].map(
      ([, name, type]) => `${type} ${name}`,
    )
    const registered = (await ownFamilies()).map(({ name, type }) => `${type} ${name}`)
    expect(listed.toSorted()).toEqual(registered.toSorted())
  })
})

async function ownFamilies() {
  const response = await fetch(`${fixture.url}/metrics`, { headers: { authorization: await bearer(guest()) } })
  return metricFamilies(await response.text()).filter(({ name }) => name.startsWith('fitsize_'))
}

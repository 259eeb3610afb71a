import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { createPool, createQueueControl, createScanAttempts, createScanQueue } from '@fitsize/db/gateway'
import { createLocalPhotoStore } from '@fitsize/storage'
import { blouseFindings } from '@fitsize/testing'
import { workingCopyKey } from '@fitsize/usecases'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEnv } from '../src/env'
import { clientOf, finished, guest, type House, makePhoto, openHouse, photoBlob, postForm, submit } from './house'
import { createInferenceDouble, goodAnswer, type InferenceDouble } from './inference-double'
import { newScan } from './new-scan'

let house: House
let inference: InferenceDouble
beforeEach(async () => {
  house = await openHouse()
  inference = await createInferenceDouble()
})
afterEach(async () => {
  await house.close()
  await inference.crash()
})

const attemptsOf = async (scanId: string) =>
  await house.database.query(
    'SELECT number, outcome, reason, gateway_id FROM gateway.scan_attempt WHERE scan_id = $1 ORDER BY number',
    [scanId],
  )
const statusOf = async (scanId: string): Promise<unknown> =>
  (await house.database.query('SELECT status::text FROM gateway.scan WHERE id = $1', [scanId]))[0]?.status
const outcomes = async (scanId: string) => (await attemptsOf(scanId)).map(({ outcome }) => outcome)
/** As if time had passed: what was put off is due, and whoever listens hears of it. */
const makeDue = async () => {
  await house.database.query(`UPDATE gateway.scan SET run_at = now() WHERE status = 'queued'`)
  await house.database.query(`SELECT pg_notify('fitsize_scan_due', '')`)
}

describe('an inference server that fails', () => {
  test.each([500, 503, 507, 404])('%i is tried again later, and counts', async (status) => {
    inference.answerWith(() => ({ status, body: 'Worker died.' }))
    const { url } = await house.startGateway(inference.url)
    const actor = guest()
    const id = await submit(url, actor)
    await expect.poll(async () => await outcomes(id)).toEqual(['retried'])
    expect((await attemptsOf(id))[0]?.reason).toContain(`${status}: Worker died.`)
    const [row] = await house.database.query(
      'SELECT extract(epoch FROM run_at - now())::float8 AS delay FROM gateway.scan WHERE id = $1',
      [id],
    )
    // The tests' gateways draw 0.9 of the longest first delay.
    expect(row?.delay).toBeGreaterThan(0.5)
    expect(row?.delay).toBeLessThan(1.9)
    inference.answerWith(goodAnswer)
    await makeDue()
    expect((await finished(url, actor, id)).status).toBe('succeeded')
    expect(await outcomes(id)).toEqual(['retried', 'succeeded'])
  })

  test('five failed attempts over a minute end it, with the reason kept', async () => {
    inference.answerWith(() => ({ status: 507, body: 'Worker died.' }))
    const { url } = await house.startGateway(inference.url)
    const actor = guest()
    const id = await submit(url, actor)
    for (let attempt = 1; attempt < 5; attempt++) {
      await expect
        .poll(async () => (await outcomes(id)).filter((outcome) => outcome === 'retried'))
        .toHaveLength(attempt)
      if (attempt === 4)
        await house.database.query(`UPDATE gateway.scan SET started_at = now() - interval '61 seconds'`)
      await makeDue()
    }
    const scan = await finished(url, actor, id)
    expect(scan).toMatchObject({ status: 'failed', error: { code: 'inference-failed' } })
    const attempts = await attemptsOf(id)
    expect(attempts).toHaveLength(5)
    expect(attempts[4]).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('5 attempts failed') })
  })

  test('one that does not answer in time is asked again', async () => {
    const release = inference.hold()
    const { url } = await house.startGateway(inference.url, { GATEWAY_INFERENCE_TIMEOUT_SECONDS: 0.05 })
    const actor = guest()
    const id = await submit(url, actor)
    await expect.poll(async () => await outcomes(id)).toEqual(['retried'])
    expect((await attemptsOf(id))[0]?.reason).toBe('no answer within 50 ms')
    release()
  })

  test('while it is down scans wait, without spending attempts, and run as soon as it is back', async () => {
    await inference.crash()
    const { url, log } = await house.startGateway(inference.url)
    const actor = guest()
    const ids = await Promise.all(Array.from({ length: 6 }, () => submit(url, actor)))
    await expect.poll(() => log.some((line) => line.includes('scans wait'))).toBe(true)
    const ready = await fetch(`${url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ inference: false })])
    await inference.listen()
    for (const id of ids) {
      expect((await finished(url, actor, id)).status).toBe('succeeded')
      const ends = await outcomes(id)
      expect(ends.filter((outcome) => outcome !== 'returned')).toEqual(['succeeded'])
      expect(ends.length).toBeLessThan(5)
    }
  })

  test('with two addresses the one that answers does the work', async () => {
    const second = await createInferenceDouble()
    await inference.crash()
    const { url } = await house.startGateway(`${inference.url}, ${second.url}`)
    const actor = guest()
    const id = await submit(url, actor)
    expect((await finished(url, actor, id)).status).toBe('succeeded')
    expect(await outcomes(id)).toEqual(['succeeded'])
    await second.crash()
  })

  test('a scan that one server fails is retried at the other, with the reason kept', async () => {
    const second = await createInferenceDouble()
    inference.answerWith(() => ({ status: 507, body: 'Worker died.' }))
    const { url } = await house.startGateway(`${inference.url}, ${second.url}`)
    const actor = guest()
    // Both models of the first scan go out together, so one of them goes to each.
    const id = await submit(url, actor)
    await expect.poll(async () => await outcomes(id)).toEqual(['retried'])
    expect((await attemptsOf(id))[0]?.reason).toContain(`${inference.url}: the inference server answered 507`)
    const asked = inference.requests.length
    await makeDue()
    expect((await finished(url, actor, id)).status).toBe('succeeded')
    expect(await outcomes(id)).toEqual(['retried', 'succeeded'])
    expect(inference.requests).toHaveLength(asked)
    await second.crash()
  })

  test('so it is by another gateway', async () => {
    const second = await createInferenceDouble()
    inference.answerWith(() => ({ status: 507, body: 'Worker died.' }))
    const urls = `${inference.url}, ${second.url}`
    const first = await house.startGateway(urls)
    const actor = guest()
    const id = await submit(first.url, actor)
    await expect.poll(async () => await outcomes(id)).toEqual(['retried'])
    await first.stop()
    const asked = inference.requests.length
    const other = await house.startGateway(urls)
    await makeDue()
    expect((await finished(other.url, actor, id)).status).toBe('succeeded')
    expect(await outcomes(id)).toEqual(['retried', 'succeeded'])
    expect(inference.requests).toHaveLength(asked)
    await second.crash()
  })

  test.each([400, 413])('a request that it refuses (%i) is not sent again', async (status) => {
    inference.answerWith(() => ({ status, body: 'no' }))
    const { url } = await house.startGateway(inference.url)
    const actor = guest()
    const scan = await finished(url, actor, await submit(url, actor))
    expect(scan).toMatchObject({ status: 'failed', error: { code: 'inference-failed' } })
    expect(await outcomes(scan.id)).toEqual(['failed'])
    expect(inference.requests).toHaveLength(2)
  })

  test('a bad photo does not hold up its neighbours', async () => {
    const { url } = await house.startGateway(inference.url)
    const actor = guest()
    const bad = await submit(url, actor, { garmentType: 'dress' })
    inference.answerWith((request) =>
      request.id === bad && request.model === 'keypoints'
        ? { status: 422, body: { error: 'cannot decode' } }
        : goodAnswer(request),
    )
    const good = await Promise.all(Array.from({ length: 5 }, () => submit(url, actor)))
    for (const id of good) expect((await finished(url, actor, id)).status).toBe('succeeded')
  })
})

describe('scans in flight', () => {
  const limitOf = async (url: string) =>
    Number(/^fitsize_inference_limit (\d+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1])

  test('are a batch at first, fewer than wait, and no more than allowed', async () => {
    const release = inference.hold()
    const { url } = await house.startGateway(inference.url, { GATEWAY_BATCH_SIZE: 3 })
    const actor = guest()
    const photo = await makePhoto()
    const ids = await Promise.all(Array.from({ length: 5 }, () => submit(url, actor, {}, photo)))
    await expect.poll(() => new Set(inference.requests.map(({ id }) => id)).size).toBe(3)
    expect(await limitOf(url)).toBe(3)
    release()
    for (const id of ids) expect((await finished(url, actor, id)).status).toBe('succeeded')
    const capped = await house.startGateway(inference.url, { GATEWAY_BATCH_SIZE: 8, GATEWAY_IN_FLIGHT: 2 })
    expect(await limitOf(capped.url)).toBe(2)
  })

  test('grow while answers come in time, and shrink when they do not', async () => {
    const { url } = await house.startGateway(inference.url, { GATEWAY_BATCH_SIZE: 1, GATEWAY_IN_FLIGHT: 4 })
    const actor = guest()
    const photo = await makePhoto()
    const run = async () => {
      const ids = await Promise.all(Array.from({ length: 12 }, () => submit(url, actor, {}, photo)))
      for (const id of ids) await finished(url, actor, id)
    }
    await run()
    expect(await limitOf(url)).toBeGreaterThan(1)
    const slow = await house.startGateway(inference.url, {
      GATEWAY_BATCH_SIZE: 1,
      GATEWAY_IN_FLIGHT: 4,
      GATEWAY_LATENCY_OBJECTIVE_MS: 0.001,
    })
    await house.database.query(`SELECT pg_notify('fitsize_scan_due', '')`)
    await run()
    expect(await limitOf(slow.url)).toBe(1)
  })

  test('are none while no server is fit to be asked', async () => {
    inference.setReadiness(503)
    const { url, log } = await house.startGateway(inference.url, {}, { probeMs: 20 })
    await expect.poll(() => log.some((line) => line.includes('scans wait'))).toBe(true)
    const actor = guest()
    const id = await submit(url, actor)
    expect(await limitOf(url)).toBe(0)
    expect(await outcomes(id)).toEqual([])
    inference.setReadiness(200)
    expect((await finished(url, actor, id)).status).toBe('succeeded')
    expect(await outcomes(id)).toEqual(['succeeded'])
    expect(await limitOf(url)).toBe(8)
  })
})

describe('a deadline', () => {
  test('ends a scan that still waits', async () => {
    await inference.crash()
    const { url, log } = await house.startGateway(inference.url)
    const actor = guest()
    const id = await submit(url, actor)
    await expect.poll(() => log.some((line) => line.includes('scans wait'))).toBe(true)
    await expect.poll(async () => await statusOf(id)).toBe('queued')
    await house.database.query('UPDATE gateway.scan SET deadline = now() WHERE id = $1', [id])
    const scan = await finished(url, actor, id)
    expect(scan).toMatchObject({ status: 'expired', error: { code: 'scan-expired' } })
  })

  test('cuts the wait for an answer short', async () => {
    const release = inference.hold()
    const { url } = await house.startGateway(inference.url, { GATEWAY_DEADLINE_SECONDS: 1 })
    const actor = guest()
    const scan = await finished(url, actor, await submit(url, actor))
    expect(scan.status).toBe('expired')
    release()
  })
})

describe('gateways that die or stop', () => {
  /** A scan claimed by a gateway that is no more: killed between claim and result. */
  async function claimedByTheDead(
    actor: ReturnType<typeof guest>,
  ): Promise<{ id: string; zombie: { scanId: string; leaseToken: string } }> {
    const accepting = await house.startGateway(inference.url)
    await accepting.stop()
    const pool = createPool(house.database.gatewayUrl)
    const id = randomUUID()
    const dead = randomUUID()
    await createLocalPhotoStore(house.storage).put(workingCopyKey(id), await makePhoto())
    await createScanQueue(pool).enqueue(
      newScan({ id, subject: `guest:${actor.kind === 'guest' ? actor.guestId : ''}` }),
    )
    const [claimed] = await createScanAttempts(pool).claim(dead, 1)
    await pool.end()
    if (claimed === undefined) throw new Error('not claimed')
    await house.database.query(
      `INSERT INTO gateway.gateway_instance (id, heartbeat_at) VALUES ($1, now() - interval '11 seconds')`,
      [dead],
    )
    return { id, zombie: { scanId: id, leaseToken: claimed.leaseToken } }
  }

  test('a starting gateway takes over what a dead one was running; the zombie writes nothing', async () => {
    const actor = guest()
    const { id, zombie } = await claimedByTheDead(actor)
    const { url, gateway } = await house.startGateway(inference.url)
    expect((await finished(url, actor, id)).status).toBe('succeeded')
    expect(await attemptsOf(id)).toMatchObject([
      { outcome: 'lost', reason: 'its gateway stopped answering' },
      { outcome: 'succeeded', gateway_id: gateway.id },
    ])
    const pool = createPool(house.database.gatewayUrl)
    const result = {
      findings: blouseFindings({ dimensions: {} }),
      keypointHash: 'zombie',
      dimensionVersion: 1,
      modelVersion: 'zombie',
      queuedMs: 0,
      inferenceMs: 0,
    }
    expect(await createScanAttempts(pool).succeed(zombie, result)).toBe(false)
    await pool.end()
    const scan = await clientOf(url, actor).readScan(id)
    expect(scan).toMatchObject({ ok: true, value: { modelVersion: '2026.01.01-test' } })
  })

  test('a live gateway whose heartbeat is lost is taken over; its own late result is refused', async () => {
    const release = inference.hold()
    const first = await house.startGateway(inference.url)
    const actor = guest()
    const id = await submit(first.url, actor)
    await inference.arrival((request) => request.id === id)
    // As if the first one had been frozen for longer than its heartbeat may be late.
    await house.database.query('DELETE FROM gateway.gateway_instance WHERE id = $1', [first.gateway.id])
    const second = await house.startGateway(inference.url)
    await expect.poll(async () => (await outcomes(id))[0]).toBe('lost')
    release()
    const scan = await finished(second.url, actor, id)
    expect(scan.status).toBe('succeeded')
    expect((await outcomes(id)).filter((outcome) => outcome === 'succeeded')).toHaveLength(1)
    const [row] = await house.database.query(
      'SELECT count(*)::int AS results FROM gateway.scan_result WHERE scan_id = $1',
      [id],
    )
    expect(row?.results).toBe(1)
  })

  test('a stopping gateway finishes what is under way', async () => {
    const release = inference.hold()
    const { url, stop } = await house.startGateway(inference.url)
    const id = await submit(url, guest())
    await inference.arrival((request) => request.id === id)
    const stopped = stop()
    release()
    await stopped
    expect(await statusOf(id)).toBe('succeeded')
    expect(await house.database.query('SELECT FROM gateway.gateway_instance')).toHaveLength(0)
  })

  test('what it cannot finish within its grace it gives back, to be run elsewhere at once', async () => {
    const release = inference.hold()
    const first = await house.startGateway(inference.url, { GATEWAY_STOP_GRACE_SECONDS: 0.05 })
    const actor = guest()
    const id = await submit(first.url, actor)
    await inference.arrival((request) => request.id === id)
    await first.stop()
    expect(await statusOf(id)).toBe('queued')
    expect(await outcomes(id)).toEqual(['returned'])
    release()
    const second = await house.startGateway(inference.url)
    expect((await finished(second.url, actor, id)).status).toBe('succeeded')
    expect(await outcomes(id)).toEqual(['returned', 'succeeded'])
  })

  test('open event streams end, and resume at another gateway', async () => {
    const release = inference.hold()
    const first = await house.startGateway(inference.url, { GATEWAY_STOP_GRACE_SECONDS: 0.05 })
    const actor = guest()
    const id = await submit(first.url, actor)
    await inference.arrival((request) => request.id === id)
    const steps = []
    let stopped: Promise<void> | null = null
    for await (const step of clientOf(first.url, actor).followScan(id)) {
      steps.push(step)
      stopped ??= first.stop()
    }
    await stopped
    expect(steps.at(-1)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    release()
    const second = await house.startGateway(inference.url)
    expect((await finished(second.url, actor, id)).status).toBe('succeeded')
  })

  test('two gateways share the work, each scan done once', async () => {
    const [left, right] = [
      await house.startGateway(inference.url, { GATEWAY_IN_FLIGHT: 2 }),
      await house.startGateway(inference.url, { GATEWAY_IN_FLIGHT: 2 }),
    ]
    const actor = guest()
    const photo = await makePhoto()
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, index) => submit(index % 2 === 0 ? left.url : right.url, actor, {}, photo)),
    )
    for (const id of ids) expect((await finished(left.url, actor, id)).status).toBe('succeeded')
    const rows = await house.database.query(
      `SELECT gateway_id, count(*)::int AS attempts FROM gateway.scan_attempt GROUP BY gateway_id`,
    )
    expect(rows).toHaveLength(2)
    expect(rows.reduce((total, row) => total + Number(row.attempts), 0)).toBe(30)
  })
})

describe('storage and database that fail', () => {
  const post = async (url: string) => {
    const form = new FormData()
    form.set('photo', photoBlob(await makePhoto()), 'x.jpg')
    return await postForm(url, guest(), form)
  }

  test('a photo that cannot be stored is not accepted', async () => {
    const { url } = await house.startGateway(inference.url)
    // A file where the folder should be: fails for root, too.
    await rename(house.storage, `${house.storage}.away`)
    await writeFile(house.storage, '')
    const response = await post(url)
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(await house.database.query('SELECT FROM gateway.scan')).toHaveLength(0)
    await rm(house.storage)
    await rename(`${house.storage}.away`, house.storage)
    expect((await post(url)).status).toBe(202)
  })

  test('a scan that cannot be written leaves no photo', async () => {
    const { url } = await house.startGateway(inference.url)
    await house.database.query('REVOKE INSERT ON gateway.scan FROM fitsize_gateway')
    const response = await post(url)
    expect(response.status).toBe(500)
    expect(await house.files()).toEqual([])
    await house.database.query('GRANT INSERT ON gateway.scan TO fitsize_gateway')
    expect((await post(url)).status).toBe(202)
  })

  test('cut connections: a clear answer, then everything goes on', async () => {
    const { url } = await house.startGateway(inference.url)
    const actor = guest()
    const release = inference.hold()
    const id = await submit(url, actor)
    await inference.arrival((request) => request.id === id)
    // Waits for each to be gone: a query through one that is still going is refused, which is right, and not the point here.
    await house.database.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'fitsize_gateway'`,
    )
    release()
    expect((await finished(url, actor, id)).status).toBe('succeeded')
    expect((await finished(url, actor, await submit(url, actor))).status).toBe('succeeded')
  })

  test('a result PostgreSQL refuses fails the scan instead of leaving it running', async () => {
    await house.database.query('ALTER TABLE gateway.scan_result ADD CONSTRAINT never CHECK (false)')
    const { url, log } = await house.startGateway(inference.url)
    const actor = guest()
    const scan = await finished(url, actor, await submit(url, actor))
    expect(scan).toMatchObject({ status: 'failed', error: { code: 'inference-failed' } })
    expect(log.some((line) => line.includes('was not written'))).toBe(true)
  })

  test('the photo of a scan cancelled by a gateway that died halfway is erased by the sweep', async () => {
    const release = inference.hold()
    const first = await house.startGateway(inference.url)
    const id = await submit(first.url, guest())
    await inference.arrival((request) => request.id === id)
    const pool = createPool(house.database.gatewayUrl)
    await createScanQueue(pool).cancel(id)
    await pool.end()
    release()
    await first.stop()
    expect(await house.files()).toHaveLength(1)
    await house.database.query(`UPDATE gateway.scan SET finished_at = now() - interval '11 seconds'`)
    await house.startGateway(inference.url)
    expect(await house.files()).toEqual([])
  })
})

describe('a full queue', () => {
  test('refuses with the time to wait', async () => {
    const release = inference.hold()
    const { url } = await house.startGateway(inference.url, { GATEWAY_QUEUE_LIMIT: 2, GATEWAY_IN_FLIGHT: 1 })
    const first = await submit(url, guest())
    await inference.arrival((request) => request.id === first)
    await submit(url, guest())
    await submit(url, guest())
    const form = new FormData()
    form.set('photo', photoBlob(await makePhoto()), 'x.jpg')
    const response = await postForm(url, guest(), form)
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await house.files()).toHaveLength(3)
    release()
  })
})

describe('a drained queue', () => {
  test('takes nothing in, says so with the time to wait, and runs what it has', async () => {
    const release = inference.hold()
    const { url } = await house.startGateway(inference.url)
    const actor = guest()
    const id = await submit(url, actor)
    await inference.arrival((request) => request.id === id)
    const pool = createPool(house.database.gatewayUrl)
    await createQueueControl(pool).set('draining', 'system', null)
    await pool.end()
    const form = new FormData()
    form.set('photo', photoBlob(await makePhoto()), 'x.jpg')
    const response = await postForm(url, actor, form)
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'unavailable' }])
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await house.files()).toHaveLength(1)
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: 'ready', queue: 'draining' })
    release()
    expect((await finished(url, actor, id)).status).toBe('succeeded')
  })
})

describe('quotas', () => {
  test('refuse who has too much unfinished, or sends too fast, and nobody else', async () => {
    const release = inference.hold()
    const quotas = readEnv({ ...addresses(), GATEWAY_QUOTAS: 'guest=2@3' }).GATEWAY_QUOTAS
    const { url } = await house.startGateway(inference.url, { GATEWAY_QUOTAS: quotas })
    const [eager, other] = [guest(), guest()]
    const send = async (actor: ReturnType<typeof guest>) => {
      const form = new FormData()
      form.set('photo', photoBlob(await makePhoto()), 'x.jpg')
      const response = await postForm(url, actor, form)
      return [response.status, Number(response.headers.get('retry-after')), await response.json()] as const
    }
    const ids = [await submit(url, eager), await submit(url, eager)]
    const [status, retryAfter, problem] = await send(eager)
    expect([status, problem]).toMatchObject([429, { code: 'rate-limited', detail: expect.stringContaining('ended') }])
    expect(retryAfter).toBeGreaterThan(0)
    await submit(url, other)
    release()
    for (const id of ids) await finished(url, eager, id)
    await submit(url, eager)
    const [late, opens, tooFast] = await send(eager)
    expect([late, tooFast]).toMatchObject([429, { detail: 'At most 3 scans a minute.' }])
    expect(opens).toBeGreaterThan(0)
    expect(opens).toBeLessThanOrEqual(60)
  })

  test('hold for those who send all at once too', async () => {
    const release = inference.hold()
    const quotas = readEnv({ ...addresses(), GATEWAY_QUOTAS: 'guest=4@1000' }).GATEWAY_QUOTAS
    const { url } = await house.startGateway(inference.url, { GATEWAY_QUOTAS: quotas, GATEWAY_DECODES: 1 })
    const eager = guest()
    const statuses = await statusesOf(
      url,
      Array.from({ length: 24 }, () => eager),
    )
    const accepted = statuses.filter((status) => status === 202).length
    // One that enters the queue while the next is looked at may be in both counts.
    expect(accepted).toBeGreaterThanOrEqual(3)
    expect(accepted).toBeLessThanOrEqual(4)
    expect(statuses.filter((status) => status === 429)).toHaveLength(24 - accepted)
    release()
  })
})

describe('a wait that would take too much of the deadline', () => {
  test('has scans refused that all come at once, as if they had come one after the other', async () => {
    const release = inference.hold()
    // Before anything was measured a scan is taken to last 1.5 s; 8 run at a time, so 10 s are enough for 53.
    const { url } = await house.startGateway(inference.url, { GATEWAY_DEADLINE_SECONDS: 20 })
    const statuses = await statusesOf(url, Array.from({ length: 150 }, guest))
    const accepted = statuses.filter((status) => status === 202).length
    // One that enters the queue while another is looked at may be in both counts; those in flight are in none.
    expect(accepted).toBeGreaterThanOrEqual(45)
    expect(accepted).toBeLessThanOrEqual(53 + 8 + 1)
    expect(statuses.filter((status) => status === 503)).toHaveLength(150 - accepted)
    release()
  })
})

const addresses = () => ({
  DATABASE_URL: house.database.gatewayUrl,
  STORAGE_DIR: house.storage,
  INFERENCE_URL: inference.url,
  ACTOR_TOKEN_SECRET: 'x'.repeat(32),
})

/** How a photo each of these is answered, all sent at once. */
async function statusesOf(url: string, actors: readonly ReturnType<typeof guest>[]): Promise<number[]> {
  const photo = await makePhoto({ width: 400, height: 500 })
  return await Promise.all(
    actors.map(async (actor) => {
      const form = new FormData()
      form.set('photo', photoBlob(photo), 'x.jpg')
      return (await postForm(url, actor, form)).status
    }),
  )
}

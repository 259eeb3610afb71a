import { randomUUID } from 'node:crypto'
import { makeScan } from '@fitsize/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createQueueMeter } from '../../src/gateway'
import { createFixture, type Fixture, newScan, runningScan } from './fixture'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(async () => await fixture.close())
beforeEach(async () => {
  await fixture.database.query('DELETE FROM gateway.scan')
})
const read = async (countTo = 100) => await createQueueMeter(fixture.pool).read(countTo)

describe('the figures of the queue', () => {
  test('are all nothing when nothing is there', async () => {
    expect(await read()).toEqual({ queued: 0, oldestQueuedSeconds: 0, running: 0, deadLetters: 0 })
  })

  test('count what waits, as far as asked, what runs and what was given up', async () => {
    const subject = 'key:a'
    await runningScan(fixture, randomUUID())
    for (let count = 0; count < 3; count++) await fixture.queue.enqueue(newScan())
    await makeScan(fixture.database, { subject, status: 'failed', errorCode: 'inference-failed' })
    // An answer about the photo, and a result: neither is a dead letter.
    await makeScan(fixture.database, { subject, status: 'failed', errorCode: 'no-garment' })
    await makeScan(fixture.database, { subject, status: 'succeeded' })
    expect(await read()).toMatchObject({ queued: 3, running: 1, deadLetters: 1 })
    expect(await read(2)).toMatchObject({ queued: 2 })
  })

  test('tell how long the oldest has waited since it was accepted, also when it was put off', async () => {
    const [old, young] = [newScan(), newScan()]
    for (const scan of [old, young]) await fixture.queue.enqueue(scan)
    await fixture.database.query(
      `UPDATE gateway.scan SET created_at = now() - interval '90 seconds', run_at = now() + interval '1 hour' WHERE id = $1`,
      [old.id],
    )
    const { oldestQueuedSeconds } = await read()
    // Not 90: the clocks of two connections may be parts of a millisecond apart.
    expect(oldestQueuedSeconds).toBeGreaterThan(89.9)
    expect(oldestQueuedSeconds).toBeLessThan(120)
    await fixture.queue.cancel(old.id)
    expect((await read()).oldestQueuedSeconds).toBeLessThan(60)
  })
})

describe('the trace of a scan', () => {
  test('comes back with its claim and when it is read; without one there is none', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const traced = await runningScan(fixture, randomUUID(), { traceparent })
    expect(traced.traceparent).toBe(traceparent)
    expect(await fixture.reads.find(traced.scanId)).toMatchObject({ traceparent })
    expect((await runningScan(fixture, randomUUID())).traceparent).toBeNull()
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFixture, type Fixture, newScan } from './fixture'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(async () => await fixture.close())
beforeEach(async () => {
  await fixture.database.query('DELETE FROM gateway.scan')
})

const idempotent = (subject: string, key: string, requestHash: string) =>
  newScan({ subject, idempotency: { key, requestHash } })

describe('taking scans in', () => {
  test('writes the scan and its first event', async () => {
    const scan = newScan()
    expect(await fixture.queue.enqueue(scan)).toEqual({ kind: 'enqueued' })
    expect(await fixture.reads.find(scan.id)).toMatchObject({
      id: scan.id,
      subject: scan.subject,
      status: 'queued',
      focalLength35mm: 26,
      checkLineMm: null,
      photo: { width: 3000, height: 4000 },
      result: null,
      startedAt: null,
    })
    expect((await fixture.reads.eventsAfter(scan.id, '0')).map(({ status }) => status)).toEqual(['queued'])
  })

  test('events come in the order in which they happened, also from 9 to 10', async () => {
    await fixture.database.query('ALTER SEQUENCE gateway.scan_event_id_seq RESTART WITH 9')
    const scan = newScan()
    await fixture.queue.enqueue(scan)
    await fixture.queue.cancel(scan.id)
    expect(await fixture.reads.eventsAfter(scan.id, '0')).toEqual([
      { id: '9', status: 'queued' },
      { id: '10', status: 'cancelled' },
    ])
  })

  test('an idempotency key is for one scan of one subject', async () => {
    const first = idempotent('user:a', 'order-1', 'h1')
    const again = idempotent('user:a', 'order-1', 'h1')
    const stranger = idempotent('user:b', 'order-1', 'h1')
    expect(await fixture.queue.enqueue(first)).toEqual({ kind: 'enqueued' })
    expect(await fixture.queue.enqueue(again)).toEqual({ kind: 'known', scanId: first.id, requestHash: 'h1' })
    expect(await fixture.queue.enqueue(stranger)).toEqual({ kind: 'enqueued' })
    expect(await fixture.reads.find(again.id)).toBeNull()
    expect(await fixture.queue.findByIdempotencyKey('user:a', 'order-1')).toEqual({
      scanId: first.id,
      requestHash: 'h1',
    })
  })

  test('twenty requests with one key at once make one scan', async () => {
    const scans = Array.from({ length: 20 }, () => idempotent('user:a', 'storm', 'h'))
    const outcomes = await Promise.all(scans.map((scan) => fixture.queue.enqueue(scan)))
    expect(outcomes.filter(({ kind }) => kind === 'enqueued')).toHaveLength(1)
    const [row] = await fixture.database.query('SELECT count(*)::int AS scans, min(id::text) AS id FROM gateway.scan')
    expect(row?.scans).toBe(1)
    for (const outcome of outcomes) if (outcome.kind === 'known') expect(outcome.scanId).toBe(row?.id)
  })

  test('a key older than 24 hours is free again', async () => {
    const old = idempotent('user:a', 'k', 'h1')
    await fixture.queue.enqueue(old)
    await fixture.database.query(`UPDATE gateway.idempotency_key SET created_at = now() - interval '25 hours'`)
    expect(await fixture.queue.findByIdempotencyKey('user:a', 'k')).toBeNull()
    const fresh = idempotent('user:a', 'k', 'h2')
    expect(await fixture.queue.enqueue(fresh)).toEqual({ kind: 'enqueued' })
    expect(await fixture.queue.findByIdempotencyKey('user:a', 'k')).toEqual({ scanId: fresh.id, requestHash: 'h2' })
  })

  test('a refused scan leaves nothing, not even its key', async () => {
    const broken = newScan({ garmentType: 'auto', idempotency: { key: 'k', requestHash: 'h' }, priority: 1e12 })
    await expect(fixture.queue.enqueue(broken)).rejects.toThrow()
    expect(await fixture.queue.findByIdempotencyKey(broken.subject, 'k')).toBeNull()
    expect(await fixture.reads.find(broken.id)).toBeNull()
  })
})

describe('places in the queue', () => {
  test('the urgent go first, then the older', async () => {
    const bulk = newScan({ priority: 0 })
    const [first, second] = [newScan(), newScan()]
    for (const scan of [bulk, first, second]) {
      await fixture.queue.enqueue(scan)
    }
    await fixture.database.query(`UPDATE gateway.scan SET run_at = now() - interval '1 minute' WHERE id = $1`, [
      first.id,
    ])
    expect(await fixture.reads.position(first.id)).toBe(0)
    expect(await fixture.reads.position(second.id)).toBe(1)
    expect(await fixture.reads.position(bulk.id)).toBe(2)

    const gateway = randomUUID()
    const claimed = [...(await fixture.attempts.claim(gateway, 2)), ...(await fixture.attempts.claim(gateway, 2))]
    expect(claimed.map(({ scanId }) => scanId)).toEqual([first.id, second.id, bulk.id])
    expect(await fixture.reads.position(first.id)).toBeNull()
  })
})

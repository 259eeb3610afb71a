import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createQueueControl } from '../../src/gateway'
import { createFixture, type Fixture, newScan, runningScan } from './fixture'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(async () => await fixture.close())
beforeEach(async () => {
  await fixture.database.query('DELETE FROM gateway.scan')
})

const send = async (subject: string, count: number, priority = 10) => {
  for (let index = 0; index < count; index++) await fixture.queue.enqueue(newScan({ subject, priority }))
}
const standing = async (subject: string, priority = 10, countTo = {}) =>
  await fixture.queue.standing(subject, priority, { waiting: 100, unfinished: 100, perMinute: 100, ...countTo })

describe('where the next scan of a subject would stand', () => {
  test('first, when nothing is there', async () => {
    expect(await standing('key:a')).toEqual({
      mode: 'open',
      waiting: 0,
      position: 0,
      unfinished: 0,
      rateOpensInMs: null,
    })
  })

  test('is where it then stands', async () => {
    await send('key:a', 8)
    await send('key:b', 3)
    await send('key:bulk', 4, 0)
    for (const [subject, priority] of [
      ['key:a', 10],
      ['key:b', 10],
      ['key:new', 10],
      ['key:bulk', 0],
      ['key:new', 0],
    ] as const) {
      const { position } = await standing(subject, priority)
      const scan = newScan({ subject, priority })
      await fixture.queue.enqueue(scan)
      expect(await fixture.reads.position(scan.id)).toBe(position)
    }
  })

  test('counts what has not ended, its own and of all', async () => {
    const running = await runningScan(fixture, '0195a3f0-0000-7000-8000-000000000001', { subject: 'key:a' })
    await send('key:a', 2)
    await send('key:b', 3)
    expect(await standing('key:a')).toMatchObject({ unfinished: 3, waiting: 5 })
    expect(await standing('key:a', 10, { unfinished: 2, waiting: 4 })).toMatchObject({ unfinished: 2, waiting: 4 })
    await fixture.attempts.fail(running, 'no-garment', 'x')
    expect(await standing('key:a')).toMatchObject({ unfinished: 2 })
  })

  test('opens again when the first of as many as are allowed a minute is a minute old', async () => {
    await send('key:a', 5)
    await send('key:b', 5)
    expect((await standing('key:a', 10, { perMinute: 6 })).rateOpensInMs).toBeNull()
    await fixture.database.query(
      `UPDATE gateway.scan SET created_at = now() - interval '40 seconds' WHERE id = (
         SELECT id FROM gateway.scan WHERE subject = 'key:a' ORDER BY created_at LIMIT 1)`,
    )
    const { rateOpensInMs } = await standing('key:a', 10, { perMinute: 5 })
    expect(rateOpensInMs).toBeGreaterThan(5_000)
    expect(rateOpensInMs).toBeLessThanOrEqual(20_000)
    await fixture.database.query(`UPDATE gateway.scan SET created_at = now() - interval '61 seconds'`)
    expect((await standing('key:a', 10, { perMinute: 1 })).rateOpensInMs).toBeNull()
  })

  test('says what the queue is told to do', async () => {
    await createQueueControl(fixture.pool).set('draining', 'system', null)
    expect((await standing('key:a')).mode).toBe('draining')
    await createQueueControl(fixture.pool).set('open', 'system', null)
  })
})

test('gateways know how many scans all that live run at a time', async () => {
  const [first, second] = ['0195a3f0-0000-7000-8000-000000000002', '0195a3f0-0000-7000-8000-000000000003']
  await fixture.database.query('DELETE FROM gateway.gateway_instance')
  expect(await fixture.registry.heartbeat(first, 16, 10)).toBe(16)
  expect(await fixture.registry.heartbeat(second, 4, 10)).toBe(20)
  expect(await fixture.registry.heartbeat(first, 8, 10)).toBe(12)
  await fixture.database.query(
    `UPDATE gateway.gateway_instance SET heartbeat_at = now() - interval '11 seconds' WHERE id = $1`,
    [second],
  )
  expect(await fixture.registry.heartbeat(first, 8, 10)).toBe(8)
})

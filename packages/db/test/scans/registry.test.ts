import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFixture, type Fixture, newScan, runningScan } from './fixture'

let fixture: Fixture
const gateway = randomUUID()
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(async () => await fixture.close())
beforeEach(async () => {
  await fixture.database.query('DELETE FROM gateway.scan')
  await fixture.database.query('DELETE FROM gateway.gateway_instance')
})

const silentFor = (seconds: number) =>
  fixture.database.query('UPDATE gateway.gateway_instance SET heartbeat_at = now() - make_interval(secs => $1)', [
    seconds,
  ])
const statusOf = async (scanId: string) => (await fixture.reads.find(scanId))?.status

describe('takeover', () => {
  test('a living gateway keeps its leases', async () => {
    const scan = await runningScan(fixture, gateway)
    await silentFor(9)
    expect(await fixture.registry.freeLeases(10)).toHaveLength(0)
    expect(await statusOf(scan.scanId)).toBe('running')
  })

  test('a silent one loses them, to be run at once', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const scan = await runningScan(fixture, gateway, { traceparent })
    await silentFor(11)
    expect(await fixture.registry.freeLeases(10)).toEqual([{ scanId: scan.scanId, traceparent }])
    const [taken] = await fixture.attempts.claim(randomUUID(), 5)
    expect(taken).toMatchObject({ scanId: scan.scanId, attempt: 2, failedAttempts: 0 })
  })

  test('one that was never there, or has left, loses them too', async () => {
    const scan = await runningScan(fixture, gateway)
    await fixture.registry.leave(gateway)
    expect(await fixture.registry.freeLeases(10)).toHaveLength(1)
    expect(await statusOf(scan.scanId)).toBe('queued')
  })

  test('five sweepers at once free each scan once', async () => {
    for (let count = 0; count < 20; count++) await runningScan(fixture, gateway)
    await silentFor(60)
    const freed = await Promise.all(Array.from({ length: 5 }, () => fixture.registry.freeLeases(10)))
    expect(new Set(freed.flat().map(({ scanId }) => scanId)).size).toBe(20)
    expect(freed.flat()).toHaveLength(20)
    const [row] = await fixture.database.query(
      `SELECT count(*)::int AS events FROM gateway.scan_event WHERE status = 'queued'`,
    )
    expect(row?.events).toBe(40)
  })

  test('a heartbeat after being forgotten registers again', async () => {
    await fixture.registry.heartbeat(gateway, 16, 10)
    await silentFor(7200)
    await fixture.registry.freeLeases(10)
    expect(await fixture.database.query('SELECT FROM gateway.gateway_instance')).toHaveLength(0)
    const scan = await runningScan(fixture, gateway)
    expect(await fixture.registry.freeLeases(10)).toHaveLength(0)
    expect(await statusOf(scan.scanId)).toBe('running')
  })
})

describe('leases a living gateway forgot', () => {
  const claimedLongAgo = () =>
    fixture.database.query(`UPDATE gateway.scan_attempt SET started_at = now() - interval '16 seconds'`)

  test('are freed once a claim cannot be on its way any more', async () => {
    const forgotten = await runningScan(fixture, gateway)
    const held = await runningScan(fixture, gateway)
    const foreign = await runningScan(fixture, randomUUID())
    expect(await fixture.registry.freeForgotten(gateway, [held.leaseToken])).toHaveLength(0)
    await claimedLongAgo()
    expect(await fixture.registry.freeForgotten(gateway, [held.leaseToken])).toHaveLength(1)
    expect(await statusOf(forgotten.scanId)).toBe('queued')
    expect(await statusOf(held.scanId)).toBe('running')
    expect(await statusOf(foreign.scanId)).toBe('running')
  })

  test('are freed also when it holds none at all', async () => {
    await runningScan(fixture, gateway)
    await claimedLongAgo()
    expect(await fixture.registry.freeForgotten(gateway, [])).toHaveLength(1)
  })
})

describe('what is overdue or half-erased', () => {
  test('a waiting scan past its deadline expires, a running one is left to its gateway', async () => {
    const running = await runningScan(fixture, gateway)
    const [late, intime] = [newScan(), newScan()]
    for (const scan of [late, intime]) await fixture.queue.enqueue(scan)
    await fixture.database.query('UPDATE gateway.scan SET deadline = now() WHERE id = ANY($1)', [
      [late.id, running.scanId],
    ])
    expect(await fixture.registry.expireOverdue()).toEqual([{ scanId: late.id, traceparent: null }])
    expect(await statusOf(late.id)).toBe('expired')
    expect(await statusOf(intime.id)).toBe('queued')
    expect(await statusOf(running.scanId)).toBe('running')
  })

  test('a cancelled scan whose photo was not erased is found until it is', async () => {
    const scan = newScan()
    await fixture.queue.enqueue(scan)
    await fixture.queue.cancel(scan.id)
    expect(await fixture.registry.unerasedPhotos()).toEqual([])
    await fixture.database.query(`UPDATE gateway.scan SET finished_at = now() - interval '11 seconds'`)
    expect(await fixture.registry.unerasedPhotos()).toEqual([{ scanId: scan.id, photoKey: scan.photoKey }])
    await fixture.registry.forgetPhoto(scan.id)
    expect(await fixture.registry.unerasedPhotos()).toEqual([])
  })
})

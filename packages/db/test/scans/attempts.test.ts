import { randomUUID } from 'node:crypto'
import { blouseFindings } from '@fitsize/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFixture, type Fixture, newScan, resultOf, runningScan } from './fixture'

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

const statuses = async (scanId: string) => (await fixture.reads.eventsAfter(scanId, '0')).map(({ status }) => status)
const attemptsOf = (scanId: string) =>
  fixture.database.query(
    'SELECT number, outcome, reason FROM gateway.scan_attempt WHERE scan_id = $1 ORDER BY number',
    [scanId],
  )
/** As if time had passed: what was put off is due. */
const makeDue = () => fixture.database.query('UPDATE gateway.scan SET run_at = now()')

describe('claiming', () => {
  test('gives every scan to one claimer only, however many claim at once', async () => {
    const scans = Array.from({ length: 60 }, () => newScan())
    for (const scan of scans) await fixture.queue.enqueue(scan)
    const claims = await Promise.all(Array.from({ length: 8 }, () => fixture.attempts.claim(randomUUID(), 20)))
    const ids = claims.flat().map(({ scanId }) => scanId)
    expect(ids).toHaveLength(60)
    expect(new Set(ids)).toEqual(new Set(scans.map(({ id }) => id)))
  })

  test('leaves alone what is put off, overdue or finished', async () => {
    const [later, overdue, cancelled] = [newScan(), newScan(), newScan()]
    for (const scan of [later, overdue, cancelled]) await fixture.queue.enqueue(scan)
    await fixture.database.query(`UPDATE gateway.scan SET run_at = now() + interval '1 hour' WHERE id = $1`, [later.id])
    await fixture.database.query(`UPDATE gateway.scan SET deadline = now() WHERE id = $1`, [overdue.id])
    await fixture.queue.cancel(cancelled.id)
    expect(await fixture.attempts.claim(gateway, 10)).toEqual([])
  })

  test('says what is needed to run it', async () => {
    const scan = await runningScan(fixture, gateway, { checkLineMm: 98.5, marker: 'charuco-a4', garmentType: 'skirt' })
    expect(scan).toMatchObject({ attempt: 1, failedAttempts: 0, checkLineMm: 98.5, marker: 'charuco-a4' })
    expect(scan.garmentType).toBe('skirt')
    expect(scan.remainingMs).toBeGreaterThan(590_000)
    expect(scan.queuedMs).toBeGreaterThanOrEqual(0)
  })
})

describe('ending an attempt', () => {
  test('a result is stored with its event and attempt', async () => {
    const scan = await runningScan(fixture, gateway)
    expect(await fixture.attempts.succeed(scan, resultOf(blouseFindings()))).toBe(true)
    const stored = await fixture.reads.find(scan.scanId)
    expect(stored?.status).toBe('succeeded')
    expect(stored?.finishedAt).toBeInstanceOf(Date)
    expect(stored?.result?.findings).toEqual(blouseFindings())
    expect(stored?.result).toMatchObject({ modelVersion: 'test', inferenceMs: 120, queuedMs: 3 })
    expect(await statuses(scan.scanId)).toEqual(['queued', 'running', 'succeeded'])
    expect(await attemptsOf(scan.scanId)).toEqual([{ number: 1, outcome: 'succeeded', reason: null }])
  })

  test('a failure keeps its code and reason, the latter cut to a readable length', async () => {
    const scan = await runningScan(fixture, gateway)
    expect(await fixture.attempts.fail(scan, 'no-garment', 'x'.repeat(9000))).toBe(true)
    expect(await fixture.reads.find(scan.scanId)).toMatchObject({ status: 'failed', errorCode: 'no-garment' })
    const [attempt] = await attemptsOf(scan.scanId)
    expect(String(attempt?.reason)).toHaveLength(500)
  })

  test('a retry counts, giving back does not', async () => {
    const first = await runningScan(fixture, gateway)
    expect(await fixture.attempts.retry(first, 60_000, '507')).toBe(true)
    expect(await fixture.attempts.claim(gateway, 1)).toEqual([])
    await makeDue()
    const [second] = await fixture.attempts.claim(gateway, 1)
    expect(second).toMatchObject({ attempt: 2, failedAttempts: 1 })
    if (second === undefined) throw new Error('not claimed')
    expect(await fixture.attempts.giveBack(second, 0, 'the gateway stopped')).toBe(true)
    const [third] = await fixture.attempts.claim(gateway, 1)
    expect(third).toMatchObject({ attempt: 3, failedAttempts: 1 })
    expect(await attemptsOf(first.scanId)).toEqual([
      { number: 1, outcome: 'retried', reason: '507' },
      { number: 2, outcome: 'returned', reason: 'the gateway stopped' },
      { number: 3, outcome: null, reason: null },
    ])
  })

  test('a retry tells which servers failed it, each once, to whoever claims it next', async () => {
    const first = await runningScan(fixture, gateway)
    expect(first.failedServers).toEqual([])
    await fixture.attempts.retry(first, 0, '507', ['http://a', 'http://b'])
    const [second] = await fixture.attempts.claim(gateway, 1)
    if (second === undefined) throw new Error('not claimed')
    await fixture.attempts.retry(second, 0, '507', ['http://b'])
    const [third] = await fixture.attempts.claim(randomUUID(), 1)
    expect(third?.failedServers.toSorted()).toEqual(['http://a', 'http://b'])
  })

  test.each(['succeed', 'fail', 'expire', 'retry', 'giveBack'] as const)(
    '%s is refused to a gateway that lost its lease',
    async (way) => {
      const zombie = await runningScan(fixture, gateway)
      await fixture.database.query(`UPDATE gateway.gateway_instance SET heartbeat_at = now() - interval '11 seconds'`)
      expect(await fixture.registry.freeLeases(10)).toHaveLength(1)
      const successor = randomUUID()
      await fixture.registry.heartbeat(successor, 16, 10)
      const [taken] = await fixture.attempts.claim(successor, 1)
      expect(taken?.scanId).toBe(zombie.scanId)

      const write = {
        succeed: () => fixture.attempts.succeed(zombie, resultOf(blouseFindings())),
        fail: () => fixture.attempts.fail(zombie, 'no-garment', 'late'),
        expire: () => fixture.attempts.expire(zombie),
        retry: () => fixture.attempts.retry(zombie, 0, 'late'),
        giveBack: () => fixture.attempts.giveBack(zombie, 0, 'late'),
      }[way]
      expect(await write()).toBe(false)
      expect((await fixture.reads.find(zombie.scanId))?.status).toBe('running')
      if (taken === undefined) throw new Error('not taken over')
      expect(await fixture.attempts.succeed(taken, resultOf(blouseFindings()))).toBe(true)
      expect(await write()).toBe(false)
      expect(await attemptsOf(zombie.scanId)).toEqual([
        { number: 1, outcome: 'lost', reason: 'its gateway stopped answering' },
        { number: 2, outcome: 'succeeded', reason: null },
      ])
      expect(await statuses(zombie.scanId)).toEqual(['queued', 'running', 'queued', 'running', 'succeeded'])
    },
  )

  test('two that hold the same lease cannot both write', async () => {
    const scan = await runningScan(fixture, gateway)
    const writes = await Promise.all(
      Array.from({ length: 10 }, () => fixture.attempts.succeed(scan, resultOf(blouseFindings()))),
    )
    expect(writes.filter((written) => written)).toHaveLength(1)
    expect(await statuses(scan.scanId)).toEqual(['queued', 'running', 'succeeded'])
  })
})

describe('cancelling', () => {
  test('takes the lease from whoever runs it', async () => {
    const scan = await runningScan(fixture, gateway)
    expect(await fixture.queue.cancel(scan.scanId)).toBe('cancelled')
    expect(await fixture.attempts.succeed(scan, resultOf(blouseFindings()))).toBe(false)
    expect(await fixture.reads.find(scan.scanId)).toMatchObject({ status: 'cancelled', result: null })
    expect(await attemptsOf(scan.scanId)).toMatchObject([{ outcome: 'cancelled' }])
    expect(await fixture.queue.cancel(scan.scanId)).toBe('finished')
    expect(await fixture.queue.cancel(randomUUID())).toBe('absent')
  })

  test('cancel and result at the same moment: one of them wins, whole', async () => {
    for (let round = 0; round < 20; round++) {
      const scan = await runningScan(fixture, gateway)
      const [cancelled, written] = await Promise.all([
        fixture.queue.cancel(scan.scanId),
        fixture.attempts.succeed(scan, resultOf(blouseFindings())),
      ])
      expect(cancelled === 'cancelled').toBe(!written)
      const stored = await fixture.reads.find(scan.scanId)
      expect(stored?.status).toBe(written ? 'succeeded' : 'cancelled')
      expect(stored?.result !== null).toBe(written)
    }
  })

  test('a finished scan is removed with all that was found, one that waits is not', async () => {
    const scan = await runningScan(fixture, gateway)
    const waiting = newScan()
    await fixture.queue.enqueue(waiting)
    await fixture.attempts.succeed(scan, resultOf(blouseFindings()))
    await fixture.queue.remove(scan.scanId)
    await fixture.queue.remove(waiting.id)
    expect(await fixture.reads.find(scan.scanId)).toBeNull()
    expect(await fixture.reads.eventsAfter(scan.scanId, '0')).toEqual([])
    expect((await fixture.reads.find(waiting.id))?.status).toBe('queued')
  })
})

import { randomUUID } from 'node:crypto'
import { createPool, createQueueControl, createScanAttempts, createScanQueue } from '@fitsize/db/gateway'
import type { AttemptOutcome, ClaimedScan, StopSignal } from '@fitsize/usecases'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDispatcher, type Dispatcher } from '../src/scans/dispatcher'
import { type House, openHouse } from './house'
import { newScan } from './new-scan'

let house: House
let pool: ReturnType<typeof createPool>
const dispatchers: Dispatcher[] = []
beforeEach(async () => {
  house = await openHouse()
  pool = createPool(house.database.gatewayUrl)
})
afterEach(async () => {
  for (const dispatcher of dispatchers.splice(0)) await dispatcher.stop(0)
  await pool.end()
  await house.close()
})

/** Attempts that end when the test says so. */
function attempts() {
  const started: ClaimedScan[] = []
  const end = new Map<string, (outcome: AttemptOutcome) => void>()
  return {
    started,
    end: (scanId: string) => end.get(scanId)?.({ kind: 'failed', code: 'no-garment', reason: 'over' }),
    measure: async (scan: ClaimedScan, signal: StopSignal, onAsking: () => void): Promise<AttemptOutcome> => {
      onAsking()
      started.push(scan)
      return await new Promise((resolve) => {
        end.set(scan.scanId, resolve)
        signal.addEventListener('abort', () => resolve({ kind: 'stopped' }))
      })
    },
  }
}

function dispatch(slots: number, measure: ReturnType<typeof attempts>['measure']): Dispatcher {
  const dispatcher = createDispatcher({
    gatewayId: randomUUID(),
    attempts: createScanAttempts(pool),
    measure,
    limit: () => slots,
    onSample: () => {},
    random: () => 0.5,
    onSettled: () => {},
    logger: pino({ level: 'silent' }),
  })
  dispatchers.push(dispatcher)
  return dispatcher
}

const send = async (subject: string, priority = 10): Promise<string> => {
  const scan = newScan({ subject, priority })
  await createScanQueue(pool).enqueue(scan)
  return scan.id
}
const statusOf = async (id: string) =>
  (await house.database.query('SELECT status::text FROM gateway.scan WHERE id = $1', [id]))[0]?.status

describe('two dispatchers on one queue', () => {
  test("serve another's one scan among the first of somebody's many, and each scan once", async () => {
    const work = attempts()
    const many: string[] = []
    for (let count = 0; count < 30; count++) many.push(await send('key:many'))
    const pair = [dispatch(2, work.measure), dispatch(2, work.measure)]
    for (const dispatcher of pair) dispatcher.wake()
    await expect.poll(() => work.started.length).toBe(4)
    const one = await send('key:one')
    for (let ended = 0; !work.started.some(({ scanId }) => scanId === one); ended++) {
      const running = work.started[ended]
      if (running === undefined) throw new Error('nothing runs')
      work.end(running.scanId)
      await expect.poll(() => work.started.length).toBe(5 + ended)
    }
    expect(work.started.length).toBeLessThanOrEqual(6)
    for (let ended = 0; ended < 31; ended++) {
      await expect.poll(() => work.started.length).toBeGreaterThan(ended)
      work.end(work.started[ended]?.scanId ?? '')
    }
    await expect
      .poll(async () => (await house.database.query("SELECT FROM gateway.scan WHERE status = 'failed'")).length)
      .toBe(31)
    expect(new Set(work.started.map(({ scanId }) => scanId))).toEqual(new Set([...many, one]))
    expect(work.started).toHaveLength(31)
  })

  test('both stand still while the queue is paused, and go on when it is opened', async () => {
    const work = attempts()
    const control = createQueueControl(pool)
    await control.set('paused', 'system', null)
    const ids = [await send('key:a'), await send('key:b')]
    const pair = [dispatch(1, work.measure), dispatch(1, work.measure)]
    // A round of claims each, seen through to its end by stopping.
    for (const dispatcher of pair) dispatcher.wake()
    for (const dispatcher of pair) await dispatcher.stop(0)
    expect(work.started).toEqual([])
    for (const id of ids) expect(await statusOf(id)).toBe('queued')
    await control.set('open', 'system', null)
    dispatch(2, work.measure).wake()
    await expect.poll(() => work.started.length).toBe(2)
  })
})

describe('a stopping dispatcher', () => {
  test('gives back at once what was not asked for yet, and waits for the rest', async () => {
    const work = attempts()
    const unasked: string[] = []
    const dispatcher = dispatch(2, async (scan, signal, onAsking) => {
      if (scan.scanId === asked) return await work.measure(scan, signal, onAsking)
      unasked.push(scan.scanId)
      // As while its photo is read.
      return await new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'stopped' })))
    })
    const [asked, waiting] = [await send('key:a'), await send('key:a')]
    dispatcher.wake()
    await expect.poll(() => [work.started.length, unasked.length]).toEqual([1, 1])
    // Longer than the test may take: what ends, ends without it.
    const stopped = dispatcher.stop(600_000)
    await expect.poll(async () => await statusOf(waiting)).toBe('queued')
    expect(await statusOf(asked)).toBe('running')
    const [attempt] = await house.database.query(
      'SELECT outcome, reason FROM gateway.scan_attempt WHERE scan_id = $1',
      [waiting],
    )
    expect(attempt).toEqual({ outcome: 'returned', reason: 'the gateway stopped' })
    work.end(asked)
    await stopped
    expect(await statusOf(asked)).toBe('failed')
  })
})

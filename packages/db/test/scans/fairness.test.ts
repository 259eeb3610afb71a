import { randomUUID } from 'node:crypto'
import { blouseFindings } from '@fitsize/testing'
import type { ClaimedScan } from '@fitsize/usecases'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFixture, type Fixture, newScan, resultOf } from './fixture'

let fixture: Fixture
const gateway = randomUUID()
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(async () => await fixture.close())
beforeEach(async () => await empty())

const empty = async () => {
  await fixture.database.query('DELETE FROM gateway.scan')
}
const send = async (subject: string, count: number, priority = 10): Promise<string[]> => {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const scan = newScan({ subject, priority })
    await fixture.queue.enqueue(scan)
    ids.push(scan.id)
  }
  return ids
}
const subjects = async (): Promise<Map<string, string>> =>
  new Map(
    (await fixture.database.query('SELECT id::text, subject FROM gateway.scan')).map(({ id, subject }) => [
      String(id),
      String(subject),
    ]),
  )
/** Claims one by one until nothing is left, and says whose scan each was. */
const drain = async (): Promise<string[]> => {
  const of = await subjects()
  const order: string[] = []
  for (;;) {
    const [claimed] = await fixture.attempts.claim(gateway, 1)
    if (claimed === undefined) return order
    order.push(of.get(claimed.scanId) ?? '')
  }
}
const finish = async (scan: ClaimedScan) => await fixture.attempts.succeed(scan, resultOf(blouseFindings()))

describe('turns', () => {
  test("one subject's many do not delay another's one", async () => {
    await send('key:many', 60)
    await fixture.attempts.claim(gateway, 16)
    const [one] = await send('key:one', 1)
    expect(await fixture.reads.position(one ?? '')).toBe(1)
    expect((await fixture.attempts.claim(gateway, 2)).map(({ scanId }) => scanId)).toContain(one)
  })

  test('nor when nothing runs yet: the newcomer waits for one scan of each who came before', async () => {
    for (const subject of ['key:a', 'key:b', 'key:c']) await send(subject, 10)
    const [one] = await send('key:one', 1)
    expect(await fixture.reads.position(one ?? '')).toBe(3)
  })

  test('several with much to do get the same, whatever they sent and in whatever order', async () => {
    await send('key:a', 30)
    await send('key:b', 10)
    await send('key:c', 20)
    const order = await drain()
    const served = (until: number, subject: string) => order.slice(0, until).filter((who) => who === subject).length
    for (let until = 1; until <= 30; until++) {
      const counts = ['key:a', 'key:b', 'key:c'].map((subject) => served(until, subject))
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }
    expect(order.slice(50)).toEqual(Array(10).fill('key:a'))
  })

  test('one who always has one waiting does not keep out one with many', async () => {
    await send('key:many', 20)
    await send('key:quick', 1)
    const of: string[] = []
    for (let turn = 0; turn < 20; turn++) {
      const [claimed] = await fixture.attempts.claim(gateway, 1)
      if (claimed === undefined) throw new Error('nothing to claim')
      const who = (await fixture.reads.find(claimed.scanId))?.subject ?? ''
      of.push(who)
      // Back again before its scan has ended.
      if (who === 'key:quick') await send('key:quick', 1)
      await finish(claimed)
    }
    expect(of.filter((who) => who === 'key:many')).toHaveLength(10)
  })

  test('who cancels what waits does not pay for it', async () => {
    await send('key:other', 20)
    for (const id of await send('key:regrets', 20)) await fixture.queue.cancel(id)
    const [fresh] = await send('key:regrets', 1)
    expect(await fixture.reads.position(fresh ?? '')).toBeLessThanOrEqual(1)
  })

  test('a long rest saves up no turns', async () => {
    await send('key:many', 30)
    await fixture.attempts.claim(gateway, 15)
    await send('key:rested', 10)
    const order = await drain()
    const rested = order.slice(0, 12).filter((who) => who === 'key:rested').length
    expect(rested).toBeLessThanOrEqual(7)
    expect(rested).toBeGreaterThanOrEqual(5)
  })

  test('a scan put off keeps its turn, and holds nobody up meanwhile', async () => {
    const [early] = await send('key:a', 1)
    const [claimed] = await fixture.attempts.claim(gateway, 1)
    if (claimed === undefined) throw new Error('not claimed')
    await fixture.attempts.retry(claimed, 3_600_000, '507')
    await send('key:a', 5)
    await send('key:b', 5)
    expect(new Set((await drain()).slice(0, 2))).toEqual(new Set(['key:a', 'key:b']))
    await send('key:b', 5)
    await fixture.database.query('UPDATE gateway.scan SET run_at = now() WHERE id = $1', [early])
    expect((await fixture.attempts.claim(gateway, 1)).map(({ scanId }) => scanId)).toEqual([early])
  })

  test('a person who waits goes before all bulk scans, whose subjects take turns among themselves', async () => {
    await send('key:bulk', 10, 0)
    await send('key:person', 3, 10)
    await send('key:bulk2', 2, 0)
    expect((await drain()).slice(0, 7)).toEqual([
      'key:person',
      'key:person',
      'key:person',
      'key:bulk',
      'key:bulk2',
      'key:bulk',
      'key:bulk2',
    ])
  })

  test('thirty scans of one subject at the same moment get thirty rounds', async () => {
    await send('key:other', 1)
    await Promise.all(Array.from({ length: 30 }, () => fixture.queue.enqueue(newScan({ subject: 'key:storm' }))))
    const [row] = await fixture.database.query(
      `SELECT count(DISTINCT round)::int AS rounds FROM gateway.scan WHERE subject = 'key:storm'`,
    )
    expect(row?.rounds).toBe(30)
  })

  test('new ones without end do not keep out for good who has several: half its deadline, and a scan goes first', async () => {
    const waiting = await send('key:several', 3)
    const bulk = await send('key:bulk', 2, 0)
    for (let turn = 0; turn < 30; turn++) {
      await send(`key:new-${turn}`, 2)
      const [claimed] = await fixture.attempts.claim(gateway, 1)
      if (claimed === undefined) throw new Error('nothing to claim')
      await finish(claimed)
    }
    const last = waiting.at(-1) ?? ''
    expect((await fixture.reads.find(last))?.status).toBe('queued')
    await fixture.registry.bringForward(0.5)
    expect(await fixture.reads.position(last)).toBeGreaterThan(10)
    await fixture.database.query(
      `UPDATE gateway.scan SET created_at = created_at - interval '301 seconds', run_at = run_at - interval '301 seconds',
         deadline = deadline - interval '301 seconds'
       WHERE id = ANY ($1)`,
      [[last, ...bulk]],
    )
    await fixture.registry.bringForward(0.5)
    expect((await fixture.attempts.claim(gateway, 1)).map(({ scanId }) => scanId)).toEqual([last])
    // Not before a person who waits, however long it has waited.
    const of = await subjects()
    const rest = (await fixture.attempts.claim(gateway, 100)).map(({ scanId }) => of.get(scanId))
    expect(rest.slice(-2)).toEqual(['key:bulk', 'key:bulk'])
  })

  test('sweepers that bring forward at once do not hold each other up', async () => {
    for (let turn = 0; turn < 10; turn++) await send(`key:${turn}`, 3)
    await fixture.database.query(
      `UPDATE gateway.scan SET created_at = now() - interval '1 day', deadline = now() + interval '1 minute'`,
    )
    await Promise.all(Array.from({ length: 6 }, async () => await fixture.registry.bringForward(0.5)))
    const [row] = await fixture.database.query('SELECT count(DISTINCT round)::int AS rounds FROM gateway.scan')
    expect(row?.rounds).toBe(1)
  })

  test('several gateways that claim at once keep the turns', async () => {
    await send('key:many', 40)
    await send('key:few', 4)
    const gateways = Array.from({ length: 4 }, () => randomUUID())
    const claims = await Promise.all(gateways.map((id) => fixture.attempts.claim(id, 2)))
    const of = await subjects()
    const who = claims.flat().map(({ scanId }) => of.get(scanId))
    expect(who).toHaveLength(8)
    expect(who.filter((subject) => subject === 'key:few')).toHaveLength(4)
  })
})

describe('whatever is sent and claimed', () => {
  type Step =
    | { readonly kind: 'send'; readonly who: number; readonly count: number }
    | { readonly kind: 'claim'; readonly count: number }
    | { readonly kind: 'finish' }
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('send' as const), who: fc.nat(3), count: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ kind: fc.constant('claim' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('finish' as const) }),
    ),
    { minLength: 5, maxLength: 15 },
  )

  test('two who have had work waiting all along are never more than two turns apart', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        await empty()
        const waiting = [0, 0, 0, 0]
        /** Turns of each since the pair has had work waiting together, by pair. */
        const turns = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => [0, 0] as [number, number]))
        const running: ClaimedScan[] = []
        for (const step of plan) {
          switch (step.kind) {
            case 'send': {
              const wasIdle = waiting[step.who] === 0
              await send(`key:${step.who}`, step.count)
              waiting[step.who] = (waiting[step.who] ?? 0) + step.count
              if (wasIdle) restart(turns, step.who)
              break
            }
            case 'claim': {
              const claimed = await fixture.attempts.claim(gateway, step.count)
              const total = waiting.reduce((sum, count) => sum + count, 0)
              // Nobody idles while there is work.
              expect(claimed).toHaveLength(Math.min(step.count, total))
              const of = await subjects()
              for (const scan of claimed) {
                running.push(scan)
                const who = Number(of.get(scan.scanId)?.slice(4))
                for (let other = 0; other < 4; other++) {
                  if (other === who) continue
                  if ((waiting[other] ?? 0) > 0) count(turns, who, other)
                }
                waiting[who] = (waiting[who] ?? 0) - 1
                if (waiting[who] === 0) restart(turns, who)
              }
              for (let left = 0; left < 4; left++)
                for (let right = 0; right < 4; right++) {
                  const [mine, yours] = turns[left]?.[right] ?? [0, 0]
                  // The bound of start-time fair queueing: one scan of each.
                  expect(Math.abs(mine - yours)).toBeLessThanOrEqual(2)
                }
              break
            }
            case 'finish': {
              const scan = running.shift()
              if (scan !== undefined) await finish(scan)
            }
          }
        }
      }),
      { numRuns: 12, seed: 20261124 },
    )
  })

  const restart = (turns: [number, number][][], who: number) => {
    for (let other = 0; other < 4; other++)
      for (const pair of [turns[who]?.[other], turns[other]?.[who]]) if (pair !== undefined) pair.fill(0)
  }
  const count = (turns: [number, number][][], who: number, other: number) => {
    const [mine, yours] = [turns[who]?.[other], turns[other]?.[who]]
    if (mine !== undefined) mine[0] += 1
    if (yours !== undefined) yours[1] += 1
  }
})

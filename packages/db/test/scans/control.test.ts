import { randomUUID } from 'node:crypto'
import { type GatewayRegistry, listDeadLetters, previewResend, resendDeadLetters, steerQueue } from '@fitsize/usecases'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDeadLetters, createQueueControl, createScanListener, newListener } from '../../src/gateway'
import { createFixture, type Fixture, newScan, runningScan } from './fixture'

let fixture: Fixture
const gateway = randomUUID()
const admin = { kind: 'user', userId: randomUUID(), role: 'ADMIN', quotaClass: 'admin' } as const
const customer = { kind: 'user', userId: randomUUID(), role: 'CUSTOMER', quotaClass: 'standard' } as const
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(async () => await fixture.close())
beforeEach(async () => {
  await fixture.database.query('DELETE FROM gateway.scan')
  await createQueueControl(fixture.pool).set('open', 'system', null)
})

describe('steering the queue', () => {
  test('is for those who run the system, and says who did it and why', async () => {
    const control = createQueueControl(fixture.pool)
    expect(await steerQueue({ control }, customer, 'paused', null)).toMatchObject({ error: { code: 'not-allowed' } })
    expect((await control.read()).mode).toBe('open')
    expect(await steerQueue({ control }, admin, 'paused', 'new weights')).toMatchObject({
      ok: true,
      value: { mode: 'paused', changedBy: `user:${admin.userId}`, reason: 'new weights' },
    })
    const [noted] = await fixture.database.query(
      'SELECT actor, action, details FROM gateway.admin_action ORDER BY id DESC LIMIT 1',
    )
    expect(noted).toEqual({
      actor: `user:${admin.userId}`,
      action: 'set-queue-mode',
      details: { mode: 'paused', reason: 'new weights' },
    })
  })

  test('paused: scans are taken in and none is given to any gateway; what runs may end', async () => {
    const control = createQueueControl(fixture.pool)
    const running = await runningScan(fixture, gateway)
    await control.set('paused', 'system', null)
    expect(await fixture.queue.enqueue(newScan())).toEqual({ kind: 'enqueued' })
    expect(await fixture.attempts.claim(gateway, 5)).toEqual([])
    expect(await fixture.attempts.claim(randomUUID(), 5)).toEqual([])
    expect(await fixture.attempts.giveBack(running, 0, 'x')).toBe(true)
    await control.set('open', 'system', null)
    expect(await fixture.attempts.claim(gateway, 5)).toHaveLength(2)
  })

  test('draining: nothing new, not even a key, but known keys are answered and what waits runs', async () => {
    const control = createQueueControl(fixture.pool)
    const before = newScan({ idempotency: { key: 'before', requestHash: 'h' } })
    await fixture.queue.enqueue(before)
    await control.set('draining', 'system', null)
    expect(await fixture.queue.enqueue(newScan({ idempotency: { key: 'k', requestHash: 'h' } }))).toEqual({
      kind: 'draining',
    })
    expect(await fixture.queue.enqueue({ ...before, id: randomUUID() })).toMatchObject({ scanId: before.id })
    const [row] = await fixture.database.query('SELECT count(*)::int AS keys FROM gateway.idempotency_key')
    expect(row?.keys).toBe(1)
    expect(await fixture.attempts.claim(gateway, 5)).toHaveLength(1)
  })

  test('a change is announced, so that gateways look at once', async () => {
    let changes = 0
    let listening = () => {}
    const heard = new Promise<void>((resolve) => {
      listening = resolve
    })
    const listener = createScanListener({
      newListener: () => newListener(fixture.database.gatewayUrl),
      onDue: () => {
        changes += 1
      },
      onStatus: () => {},
      onListening: listening,
      onLost: () => {},
    })
    await heard
    await createQueueControl(fixture.pool).set('open', 'system', null)
    await expect.poll(() => changes).toBe(1)
    await listener.close()
  })

  test.each(["UPDATE gateway.queue_control SET mode = 'asleep'", 'INSERT INTO gateway.queue_control (id) VALUES (2)'])(
    'PostgreSQL refuses %s',
    async (statement) => await expect(fixture.database.query(statement)).rejects.toThrow(/queue_control/),
  )
})

describe('dead letters', () => {
  const deadLetters = () => createDeadLetters(fixture.pool)

  test('are what failed through no fault of the photo, the latest first, with every attempt', async () => {
    const first = await runningScan(fixture, gateway)
    await fixture.attempts.retry(first, 0, '507: Worker died.')
    const [again] = await fixture.attempts.claim(gateway, 1)
    if (again === undefined) throw new Error('not claimed')
    await fixture.attempts.fail(again, 'inference-failed', '2 attempts failed')
    const second = await runningScan(fixture, gateway)
    await fixture.attempts.fail(second, 'inference-failed', 'rejected')
    const answered = await runningScan(fixture, gateway)
    await fixture.attempts.fail(answered, 'no-garment', 'nothing there')

    expect(await deadLetters().count()).toBe(2)
    const [latest, earlier] = await deadLetters().list({ limit: 10, before: null })
    expect(latest?.scanId).toBe(second.scanId)
    expect(earlier).toMatchObject({
      scanId: first.scanId,
      attempts: [
        { number: 1, gatewayId: gateway, outcome: 'retried', reason: '507: Worker died.' },
        { number: 2, gatewayId: gateway, outcome: 'failed', reason: '2 attempts failed' },
      ],
    })
    expect(earlier?.failedAt).toBeInstanceOf(Date)
    expect(earlier?.attempts[0]?.endedAt).toBeInstanceOf(Date)
  })

  test('are listed page by page, none twice, also of one moment', async () => {
    const ids: string[] = []
    for (let count = 0; count < 5; count++) {
      const scan = await runningScan(fixture, gateway)
      await fixture.attempts.fail(scan, 'inference-failed', 'x')
      ids.push(scan.scanId)
    }
    await fixture.database.query("UPDATE gateway.scan SET finished_at = '2026-01-01' WHERE id = ANY($1)", [
      ids.slice(0, 3),
    ])
    const seen: string[] = []
    let before: { failedAt: Date; scanId: string } | null = null
    for (;;) {
      const page = await deadLetters().list({ limit: 2, before })
      if (page.length === 0) break
      seen.push(...page.map(({ scanId }) => scanId))
      before = page.at(-1) ?? null
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen)).toEqual(new Set(ids))
  })

  const given = async (reason: string, subject = 'key:a'): Promise<string> => {
    const scan = await runningScan(fixture, gateway, { subject })
    await fixture.attempts.fail(scan, 'inference-failed', reason)
    return scan.scanId
  }
  const all = { errorCode: 'inference-failed' } as const
  const stateOf = async (id: string) =>
    (
      await fixture.database.query(
        'SELECT status::text, priority, error_code, finished_at, deadline > now() AS "inTime" FROM gateway.scan WHERE id = $1',
        [id],
      )
    )[0]

  test('sent again run as if anew, after whoever waits, with all their attempts', async () => {
    const first = await runningScan(fixture, gateway)
    await fixture.attempts.retry(first, 0, '507', ['http://a'])
    const [last] = await fixture.attempts.claim(gateway, 1)
    if (last === undefined) throw new Error('not claimed')
    await fixture.attempts.fail(last, 'inference-failed', '2 attempts failed')
    await fixture.database.query(`UPDATE gateway.scan SET started_at = now() - interval '1 hour', deadline = now()`)
    expect(await deadLetters().resend({ scanId: first.scanId }, 'user:a', 600)).toBe(1)
    expect(await deadLetters().count()).toBe(0)
    expect(await stateOf(first.scanId)).toEqual({
      status: 'queued',
      priority: 0,
      error_code: null,
      finished_at: null,
      inTime: true,
    })
    await fixture.queue.enqueue(newScan())
    const [person, again] = await fixture.attempts.claim(gateway, 2)
    expect(person?.scanId).not.toBe(first.scanId)
    expect(again).toMatchObject({ scanId: first.scanId, attempt: 3, failedAttempts: 0, failedServers: [] })
    expect(again?.triedForMs).toBeLessThan(60_000)
    if (again === undefined) throw new Error('not claimed')
    await fixture.attempts.retry(again, 0, '503', ['http://b'])
    const [more] = await fixture.attempts.claim(gateway, 1)
    expect(more).toMatchObject({ attempt: 4, failedAttempts: 1, failedServers: ['http://b'] })
  })

  test('sent again at the same moment by two are queued once', async () => {
    const id = await given('x')
    const counts = await Promise.all([1, 2, 3].map(() => deadLetters().resend({ scanId: id }, 'user:a', 600)))
    expect(counts.reduce((total, count) => total + count)).toBe(1)
  })

  test('are chosen by the last reason; those without a photo are left, and so is what is none', async () => {
    const [worker, refused, erased] = [await given('507: died'), await given('400: no'), await given('507: died')]
    await fixture.queue.forgetPhoto(erased)
    const answered = await runningScan(fixture, gateway)
    await fixture.attempts.fail(answered, 'no-garment', '507')
    const count = async (reason?: string) =>
      await deadLetters().countResendable(reason === undefined ? all : { ...all, reason })
    expect([await count(), await count('507'), await count('%')]).toEqual([2, 1, 0])
    for (const scanId of [erased, answered.scanId, randomUUID()])
      expect(await deadLetters().resend({ scanId }, 'user:a', 600)).toBe(0)
    expect(await deadLetters().resend({ ...all, reason: '507' }, 'user:a', 600)).toBe(1)
    expect([(await stateOf(worker))?.status, (await stateOf(refused))?.status]).toEqual(['queued', 'failed'])
  })

  test('sent again all at once take turns like others', async () => {
    const many = [await given('x', 'key:many'), await given('x', 'key:many'), await given('x', 'key:many')]
    const one = await given('x', 'key:one')
    expect(await deadLetters().resend(all, 'user:a', 600)).toBe(4)
    const order = (await fixture.attempts.claim(gateway, 4)).map(({ scanId }) => scanId)
    expect(order.slice(0, 2)).toContain(one)
    expect(order.filter((id) => id !== one)).toEqual(many)
  })

  test('are sent again by those who run the system alone, and it is noted who did', async () => {
    const dependencies = { deadLetters: deadLetters(), deadlineSeconds: 600 }
    const scanId = await given('x')
    for (const act of [resendDeadLetters, previewResend])
      expect(await act(dependencies, customer, all)).toMatchObject({ error: { code: 'not-allowed' } })
    expect(await previewResend(dependencies, admin, all)).toEqual({ ok: true, value: 1 })
    expect(await resendDeadLetters(dependencies, admin, { scanId })).toEqual({ ok: true, value: 1 })
    expect(await resendDeadLetters(dependencies, admin, { scanId })).toMatchObject({ error: { code: 'not-found' } })
    expect(await resendDeadLetters(dependencies, admin, all)).toEqual({ ok: true, value: 0 })
    const [noted] = await fixture.database.query(
      'SELECT action, details FROM gateway.admin_action WHERE actor = $1 ORDER BY id DESC OFFSET 2 LIMIT 1',
      [`user:${admin.userId}`],
    )
    expect(noted).toEqual({ action: 'resend-dead-letters', details: { scanId, reason: null, count: 1 } })
  })

  test.each(['UPDATE gateway.admin_action SET actor = NULL', 'DELETE FROM gateway.admin_action'])(
    'what was noted stays: %s is refused',
    async (statement) => await expect(fixture.pool.query(statement)).rejects.toThrow('permission denied'),
  )

  test('are shown to those who run the system alone', async () => {
    const query = { limit: 5, before: null }
    expect((await listDeadLetters({ deadLetters: deadLetters() }, customer, query)).ok).toBe(false)
    expect((await listDeadLetters({ deadLetters: deadLetters() }, admin, query)).ok).toBe(true)
  })
})

test('keys older than 24 hours are removed by the sweep', async () => {
  const registry: GatewayRegistry = fixture.registry
  for (const key of ['old', 'new'])
    await fixture.queue.enqueue(newScan({ subject: 'user:a', idempotency: { key, requestHash: 'h' } }))
  await fixture.database.query(
    `UPDATE gateway.idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'`,
  )
  await registry.forgetKeys()
  expect(await fixture.database.query('SELECT key FROM gateway.idempotency_key')).toEqual([{ key: 'new' }])
})

import { randomUUID } from 'node:crypto'
import { createPool, createScanAttempts, createScanQueue } from '@fitsize/db/gateway'
import type { RequestActor } from '@fitsize/identity'
import { createLocalPhotoStore } from '@fitsize/storage'
import { workingCopyKey } from '@fitsize/usecases'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bearer, clientOf, finished, guest, type House, makePhoto, openHouse, submit } from './house'
import { createInferenceDouble, type InferenceDouble } from './inference-double'
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

const admin: RequestActor = { kind: 'user', userId: randomUUID(), role: 'ADMIN', quotaClass: 'admin' }
const creator: RequestActor = { kind: 'user', userId: randomUUID(), role: 'CREATOR', quotaClass: 'creator' }
const call = async (url: string, actor: RequestActor, method: string, path: string, body?: object) => {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${await bearer(actor)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return [response.status, await response.json()] as const
}

/** A scan that was given up, its photo stored, before any gateway is there. */
async function deadLetter(actor: RequestActor & { kind: 'guest' }): Promise<string> {
  const pool = createPool(house.database.gatewayUrl)
  const attempts = createScanAttempts(pool)
  const scan = newScan({ subject: `guest:${actor.guestId}` })
  await createLocalPhotoStore(house.storage).put(workingCopyKey(scan.id), await makePhoto())
  await createScanQueue(pool).enqueue(scan)
  const [claimed] = await attempts.claim(randomUUID(), 1)
  if (claimed === undefined) throw new Error('not claimed')
  await attempts.fail(claimed, 'inference-failed', '5 attempts failed, the last: 507: Worker died.')
  await pool.end()
  return scan.id
}

describe('dead letters', () => {
  const path = '/v1/dead-letters/resend'

  test('are counted, sent again, measured, and are none any more', async () => {
    const actor = guest() as RequestActor & { kind: 'guest' }
    const id = await deadLetter(actor)
    const { url } = await house.startGateway(inference.url)
    const selection = { errorCode: 'inference-failed', reason: '507' }
    expect(await call(url, admin, 'POST', path, { selection, preview: true })).toEqual([
      200,
      { count: 1, preview: true },
    ])
    expect((await clientOf(url, actor).readScan(id)).ok).toBe(true)
    expect(inference.requests).toEqual([])
    expect(await call(url, admin, 'POST', path, { selection })).toEqual([200, { count: 1, preview: false }])
    await expect
      .poll(async () => await clientOf(url, actor).readScan(id))
      .toMatchObject({
        value: { status: 'succeeded', error: null },
      })
    // Who comes late hears of the end that it has, not of the one that it had.
    expect(await finished(url, actor, id)).toMatchObject({ status: 'succeeded' })
    const events = await fetch(`${url}/v1/scans/${id}/events`, {
      headers: { authorization: `Bearer ${await bearer(actor)}`, 'last-event-id': '0' },
    })
    const statuses = [...(await events.text()).matchAll(/"status":"(\w+)"/g)].map(([, status]) => status)
    expect(statuses).toEqual(['queued', 'running', 'failed', 'queued', 'running', 'succeeded'])
    expect(await call(url, admin, 'POST', path, { selection })).toEqual([200, { count: 0, preview: false }])
    expect(await call(url, admin, 'POST', path, { selection: { scanId: id } })).toMatchObject([
      404,
      { code: 'not-found' },
    ])
  })

  test.each([
    {},
    { selection: {} },
    { selection: { scanId: 'x' } },
    { selection: { errorCode: 'no-garment' } },
    { selection: { scanId: randomUUID(), errorCode: 'inference-failed' } },
  ])('%j is no wish', async (body) => {
    const { url } = await house.startGateway(inference.url)
    expect(await call(url, admin, 'POST', path, body)).toMatchObject([400, { code: 'request-invalid' }])
  })
})

test('the queue is paused and opened, with who and why', async () => {
  const { url } = await house.startGateway(inference.url)
  expect(await call(url, admin, 'GET', '/v1/queue')).toMatchObject([200, { mode: 'open', changedBy: null }])
  const wish = { mode: 'paused', reason: 'new weights' }
  const state = { ...wish, changedBy: `user:${admin.kind === 'user' ? admin.userId : ''}` }
  expect(await call(url, admin, 'PUT', '/v1/queue', wish)).toMatchObject([200, state])
  const actor = guest()
  const id = await submit(url, actor)
  expect(await call(url, admin, 'GET', '/v1/queue')).toMatchObject([200, state])
  expect(inference.requests).toEqual([])
  expect(await call(url, admin, 'PUT', '/v1/queue', { mode: 'asleep' })).toMatchObject([
    400,
    { code: 'request-invalid' },
  ])
  expect(await call(url, admin, 'PUT', '/v1/queue', { mode: 'open' })).toMatchObject([200, { reason: null }])
  expect((await finished(url, actor, id)).status).toBe('succeeded')
})

test('all this is nobody else’s business', async () => {
  const { url } = await house.startGateway(inference.url)
  for (const actor of [guest(), creator])
    for (const [method, path, body] of [
      ['GET', '/v1/queue', undefined],
      ['PUT', '/v1/queue', { mode: 'paused' }],
      ['POST', '/v1/dead-letters/resend', { selection: { errorCode: 'inference-failed' } }],
      ['POST', '/v1/dead-letters/resend', { selection: { errorCode: 'inference-failed' }, preview: true }],
    ] as const)
      expect(await call(url, actor, method, path, body)).toMatchObject([403, { code: 'not-allowed' }])
})

import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nameOf, type RequestActor } from '@fitsize/identity'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bearer, guest, type House, openHouse } from './house'
import { createInferenceDouble, type InferenceDouble } from './inference-double'

let house: House
let inference: InferenceDouble
let management: Server
let managementUrl: string
let workers: number
beforeEach(async () => {
  house = await openHouse()
  inference = await createInferenceDouble()
  workers = 1
  management = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    if (request.method === 'PUT') workers = Number(url.searchParams.get('min_worker'))
    const modelName = url.pathname.split('/').at(-1)
    response.end(
      JSON.stringify([
        {
          ...{
            modelName,
            modelVersion: '1.0',
            batchSize: 4,
            maxBatchDelay: 10,
            minWorkers: workers,
            maxWorkers: workers,
          },
          workers: Array.from({ length: workers }, () => ({ status: 'READY' })),
          jobQueueStatus: { pendingRequests: 0 },
        },
      ]),
    )
  })
  await new Promise<void>((resolve) => management.listen(0, '127.0.0.1', resolve))
  managementUrl = `http://127.0.0.1:${(management.address() as AddressInfo).port}`
})
afterEach(async () => {
  await house.close()
  await inference.crash()
  management.closeAllConnections()
  await new Promise((resolve) => management.close(resolve))
})

const admin: RequestActor = { kind: 'user', userId: randomUUID(), role: 'ADMIN', quotaClass: 'admin' }
const call = async (url: string, actor: RequestActor, body?: object) => {
  const headers = { authorization: `Bearer ${await bearer(actor)}`, 'content-type': 'application/json' }
  const response =
    body === undefined
      ? await fetch(`${url}/v1/inference`, { headers })
      : await fetch(`${url}/v1/inference/workers`, { method: 'PUT', headers, body: JSON.stringify(body) })
  return [response.status, await response.json()] as const
}

describe('the inference servers', () => {
  test('are seen with their batches and steered by who runs the system', async () => {
    const { url } = await house.startGateway(inference.url, { TORCHSERVE_MANAGEMENT_URL: [managementUrl] })
    await expect.poll(async () => (await call(url, admin))[1]).toMatchObject({ limit: 4 })
    expect(await call(url, admin)).toMatchObject([
      200,
      {
        inFlight: 0,
        servers: [
          {
            url: inference.url,
            circuit: 'closed',
            requestsInFlight: 0,
            models: [
              { name: 'keypoints', batchSize: 4, maxBatchDelayMs: 10, readyWorkers: 1 },
              { name: 'marker', batchSize: 4 },
            ],
            control: { kind: 'supported' },
          },
        ],
      },
    ])
    const wish = { server: inference.url, model: 'keypoints', workers: 3 }
    expect(await call(url, admin, wish)).toMatchObject([200, { kind: 'scaled', model: { readyWorkers: 3 } }])
    expect(await call(url, admin, { ...wish, server: 'http://other' })).toMatchObject([404, { code: 'not-found' }])
    expect(await call(url, admin, { ...wish, model: 'hats' })).toMatchObject([404, { code: 'not-found' }])
    expect(await call(url, admin, { ...wish, workers: 0 })).toMatchObject([400, { code: 'request-invalid' }])
    const noted = await house.database.query(
      "SELECT actor, details FROM gateway.admin_action WHERE action = 'scale-workers'",
    )
    const details = { url: inference.url, model: 'keypoints', workers: 3, outcome: 'scaled' }
    expect(noted).toEqual([{ actor: nameOf(admin), details }])
  })

  test('that tell nothing of it say so, which is no error', async () => {
    const { url } = await house.startGateway(inference.url)
    expect(await call(url, admin)).toMatchObject([
      200,
      { limit: 8, servers: [{ circuit: 'closed', models: [], control: { kind: 'unsupported' } }] },
    ])
    const wish = { server: inference.url, model: 'keypoints', workers: 3 }
    expect(await call(url, admin, wish)).toMatchObject([200, { kind: 'unsupported' }])
  })

  test('are nobody else’s business', async () => {
    const { url } = await house.startGateway(inference.url, { TORCHSERVE_MANAGEMENT_URL: [managementUrl] })
    const customer: RequestActor = { kind: 'user', userId: randomUUID(), role: 'CREATOR', quotaClass: 'creator' }
    for (const actor of [guest(), customer]) {
      expect(await call(url, actor)).toMatchObject([403, { code: 'not-allowed' }])
      const wish = { server: inference.url, model: 'keypoints', workers: 3 }
      expect(await call(url, actor, wish)).toMatchObject([403, { code: 'not-allowed' }])
    }
    expect((await fetch(`${url}/v1/inference`)).status).toBe(401)
    expect(workers).toBe(1)
  })
})

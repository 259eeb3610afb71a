import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { watchServedModels } from '../src/inference/served-models'
import { createServerControls } from '../src/inference/server-controls'
import { createTorchServeControl } from '../src/inference/torchserve-control'

// TorchServe's management API as TorchServe 0.12 answers, and what else may answer there.

const described = (overrides: object = {}) => [
  {
    modelName: 'keypoints',
    modelVersion: '1.0',
    modelUrl: 'keypoints',
    runtime: 'python',
    minWorkers: 2,
    maxWorkers: 2,
    batchSize: 8,
    maxBatchDelay: 10,
    responseTimeout: 60,
    loadedAtStartup: true,
    workers: [
      { id: '9000', status: 'READY', memoryUsage: 0, pid: 1, gpu: false },
      { id: '9001', status: 'LOADING', memoryUsage: 0, pid: 2, gpu: false },
    ],
    jobQueueStatus: { remainingCapacity: 197, pendingRequests: 3 },
    ...overrides,
  },
]

let server: Server
let url: string
let asked: string[]
let answer: { status: number; body: unknown }
beforeEach(async () => {
  asked = []
  answer = { status: 200, body: described() }
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(answer.status)
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

describe('the control of TorchServe', () => {
  test('reads batches, workers that are ready, and what waits', async () => {
    expect(await createTorchServeControl(`${url}/`).read('keypoints')).toEqual({
      ok: true,
      value: {
        name: 'keypoints',
        version: '1.0',
        batchSize: 8,
        maxBatchDelayMs: 10,
        minWorkers: 2,
        maxWorkers: 2,
        readyWorkers: 1,
        waiting: 3,
      },
    })
    expect(asked).toEqual(['GET /models/keypoints'])
  })

  test('scales, waits for it, and reads anew', async () => {
    expect((await createTorchServeControl(url).scale('keypoints', 3)).ok).toBe(true)
    expect(asked).toEqual(['PUT /models/keypoints?min_worker=3&max_worker=3&synchronous=true', 'GET /models/keypoints'])
  })

  test.each([
    [404, { code: 404, type: 'ModelNotFoundException' }, 'refused'],
    [500, 'broken', 'refused'],
    [200, 'not JSON', 'unavailable'],
    [200, { name: 'mlserver' }, 'unavailable'],
    [200, [], 'unavailable'],
  ] as const)('an answer %i %j is %s', async (status, body, kind) => {
    answer = { status, body }
    expect(await createTorchServeControl(url).read('keypoints')).toMatchObject({ ok: false, failure: { kind } })
    expect(await createTorchServeControl(url).scale('keypoints', 1)).toMatchObject({ ok: false, failure: { kind } })
  })

  test('nobody there is unavailable', async () => {
    expect(await createTorchServeControl('http://127.0.0.1:1').read('keypoints')).toMatchObject({
      ok: false,
      failure: { kind: 'unavailable' },
    })
  })
})

describe('what is known of how the servers run the models', () => {
  test('is learnt, kept, and told when it changes', async () => {
    let changes = 0
    const urls = ['http://a', 'http://b']
    const served = watchServedModels(createServerControls(urls, [url, 'http://127.0.0.1:1']), ['keypoints'], () => {
      changes += 1
    })
    await served.refresh()
    expect([served.batchSize('http://a', 'keypoints'), served.batchSize('http://b', 'keypoints')]).toEqual([8, null])
    expect(served.list()[1]).toMatchObject({ models: [], failure: { kind: 'unavailable' } })
    expect(changes).toBe(1)
    await served.refresh()
    expect(changes).toBe(1)
    answer = { status: 200, body: described({ batchSize: 16 }) }
    await served.refresh()
    expect([served.batchSize('http://a', 'keypoints'), changes]).toEqual([16, 2])
    served.stop()
  })

  test('is nothing for servers without a management address', async () => {
    const served = watchServedModels(createServerControls(['http://a'], undefined), ['keypoints'], () => {})
    await served.refresh()
    expect(served.list()).toMatchObject([{ models: [], failure: { kind: 'unsupported' } }])
    served.stop()
  })
})

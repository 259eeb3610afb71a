import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { legacyTaskSchema, legacyTaskStatusSchema, problemSchema } from '@fitsize/contracts'
import type { KeypointName } from '@fitsize/garments'
import { blouseFindings, makeApiKey, makeScan, makeUser } from '@fitsize/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Env } from '../../src/env'
import { bearer, guest, type House, makePhoto, openHouse } from '../house'
import {
  createInferenceDouble,
  goodAnswer,
  type InferenceDouble,
  keypointsAnswer,
  markerAnswer,
  noMarkerAnswer,
} from '../inference-double'
import { expectAnswer, recorded, replay } from './recorded'

let house: House
let inference: InferenceDouble
let key: { id: string; secret: string }
let subject: string
let photo: string
/** Open to calls without a key. */
let url: string

beforeAll(async () => {
  house = await openHouse()
  inference = await createInferenceDouble()
  key = await makeApiKey(house.database, await makeUser(house.database))
  subject = `key:${key.id}`
  photo = (await makePhoto()).toString('base64')
  url = await open()
})
afterEach(() => inference.answerWith(goodAnswer))
afterAll(async () => {
  await house.close()
  await inference.crash()
})

const open = async (settings: Partial<Env> = {}): Promise<string> =>
  (await house.startGateway(inference.url, { GATEWAY_LEGACY_API_KEY: key.secret, ...settings })).url

const send = async (
  at: string,
  { clothing = 'blouse', image = photo }: { clothing?: string; image?: string } = {},
  init: RequestInit = {},
): Promise<Response> => await fetch(at, { method: 'POST', body: JSON.stringify({ clothing, image }), ...init })

const statusOf = async (id: string): Promise<unknown> =>
  (await house.database.query('SELECT status FROM gateway.scan WHERE id = $1', [id]))[0]?.status

const taskOf = async (response: Response): Promise<string> => legacyTaskSchema.parse(await response.json()).task_id

async function followTask(at: string, id: string): Promise<string> {
  let text = ''
  await expect
    .poll(async () => {
      text = await (await fetch(`${at}/keypoints/taskStatus/${id}`)).text()
      return legacyTaskStatusSchema.parse(JSON.parse(text)).status
    })
    .toMatch(/SUCCESS|FAILURE/)
  return text
}

async function expectProblem(response: Response, status: number, code: string): Promise<void> {
  const problem = problemSchema.parse(await response.json())
  expect([response.status, problem.status, problem.code]).toEqual([status, status, code])
}

describe('the recorded calls', () => {
  test('a blocking call gets the keypoints', async () => {
    const call = await recorded('blocking-blouse', { photo })
    await expectAnswer(await replay(url, call), call)
  })

  for (const [why, answer] of [
    ['no garment', keypointsAnswer({ garment: 0.1 })],
    ['an answer of other keypoints', keypointsAnswer({ hash: 'feedfacefeedface' })],
  ] as const)
    test(`a prediction that failed gets nulls: ${why}`, async () => {
      inference.answerWith(({ model }) => (model === 'keypoints' ? answer : markerAnswer()))
      const call = await recorded('failed-prediction', { photo })
      await expectAnswer(await replay(url, call), call)
    })

  test('without a marker there is no prediction', async () => {
    inference.answerWith(({ model }) => (model === 'keypoints' ? keypointsAnswer() : noMarkerAnswer))
    const call = await recorded('failed-prediction', { photo })
    await expectAnswer(await replay(url, call), call)
  })

  test('the app gets a task, and asks for it until it has succeeded, without the slash', async () => {
    const asynchronous = await open({ GATEWAY_LEGACY_ASYNC: true })
    const response = await replay(asynchronous, await recorded('task-of-the-app', { photo }))
    const id = await taskOf(response.clone())
    await expectAnswer(response, await recorded('task-of-the-app', { photo, task_id: id }))
    const prediction = (await recorded('blocking-blouse', { photo })).answer.body
    expect(await followTask(asynchronous, id)).toBe(`{"status": "SUCCESS", "result": ${prediction}}`)
  })

  test('a task waits, runs, and has succeeded', async () => {
    const slow = await open({ GATEWAY_IN_FLIGHT: 1 })
    // Whichever gateway claims: the inference server answers nobody.
    const release = inference.hold()
    try {
      const ids = await Promise.all(
        Array.from({ length: 40 }, async () => await taskOf(await send(`${slow}/keypoints/execScript/?async=1`))),
      )
      const texts = async () =>
        await Promise.all(ids.map(async (id) => await (await fetch(`${slow}/keypoints/taskStatus/${id}/`)).text()))
      const pending = (await recorded('status-pending')).answer.body
      const started = (await recorded('status-started')).answer.body
      await expect.poll(async () => [...new Set(await texts())].sort()).toEqual([pending, started].sort())
    } finally {
      release()
    }
  })

  test('trousers, with the numbers of the original README', async () => {
    const points: readonly (readonly [KeypointName, number, number])[] = [
      ['bottom_left_in', 172.9, 466],
      ['bottom_left_out', 2, 391],
      ['bottom_right_in', 267, 453],
      ['bottom_right_out', 467, 418],
      ['crotch', 221, 417.5],
      ['waistband_left', 73.2, 157.99],
      ['waistband_right', 403, 172],
    ]
    const { scale } = blouseFindings()
    const findings = blouseFindings({
      garmentType: 'trousers',
      keypoints: Object.fromEntries(
        points.map(([name, x, y]) => [name, { x, y, confidence: 0.9, present: true, covariance: [4, 0, 4] }]),
      ),
      scale: scale === null ? null : { ...scale, pxPerCm: 8.792742391172574 },
    })
    const { id } = await makeScan(house.database, { subject, findings })
    const call = await recorded('status-success', { task_id: id })
    await expectAnswer(await replay(url, call), call)
  })

  for (const [status, name] of [
    ['failed', 'status-failed-prediction'],
    ['expired', 'status-failure'],
    ['cancelled', 'status-failure'],
  ] as const)
    test(`a task that is ${status}`, async () => {
      const { id } = await makeScan(house.database, { subject, status, errorCode: 'no-garment', photoKey: null })
      const call = await recorded(name, { task_id: id })
      await expectAnswer(await replay(url, call), call)
    })
})

describe('the photo', () => {
  test('points are pixels of the photo as it opens, at its full size', async () => {
    // Stored lying, shown standing: 2400 x 3600 in the pixels of the answer; the working copy is 1365 x 2048.
    const turned = await makePhoto({ width: 3600, height: 2400, orientation: 6 })
    const response = await send(`${url}/keypoints/execScript/`, { image: turned.toString('base64') })
    const factor = 3600 / 2048
    const { keypoints, cb_box_distance } = JSON.parse(await response.text())
    const [x, y] = [Math.trunc(330 * factor), Math.trunc(800 * factor)]
    expect(keypoints.top_hem_left).toBe(`array([ ${x}, ${y},    1], dtype=int16)`)
    expect(cb_box_distance).toBeCloseTo(20 * factor, 6)
  })

  test('is asked for the type, and for whichever marker there is', async () => {
    const before = inference.requests.length
    await send(`${url}/keypoints/execScript/`, { clothing: 'dress' })
    const asked = inference.requests.slice(before).map(({ inputs }) => inputs)
    expect(asked).toContainEqual(expect.objectContaining({ marker: 'auto' }))
    expect(asked).toContainEqual(expect.objectContaining({ garment_type: 'dress' }))
  })
})

describe('how a task is asked for', () => {
  const cases: readonly (readonly [string, string, Record<string, string>, boolean])[] = [
    ['?async=1', '?async=1', {}, true],
    ['?async=true', '?async=true', {}, true],
    ['a header', '', { prefer: 'handling=lenient, Respond-Async; wait=10' }, true],
    ['a header, but the query says no', '?async=0', { prefer: 'respond-async' }, false],
    ['not at all', '', { prefer: 'respond-asynchronously' }, false],
  ]
  for (const [what, query, headers, isTask] of cases)
    test(what, async () => {
      const response = await send(`${url}/keypoints/execScript/${query}`, {}, { headers })
      expect(response.status).toBe(200)
      expect(Object.keys(JSON.parse(await response.text()))[0]).toBe(isTask ? 'task_id' : 'keypoints')
    })

  test('where tasks are the rule, ?async=0 blocks', async () => {
    const asynchronous = await open({ GATEWAY_LEGACY_ASYNC: true })
    const response = await send(`${asynchronous}/keypoints/execScript?async=0`)
    expect(await response.text()).toMatch(/^\{"keypoints": \{"neckline_left"/)
  })
})

test.each([
  'application/json',
  'application/json;charset=utf-8',
  'text/plain; charset=utf-8',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'json',
])('the media type %s is taken', async (type) => {
  const response = await send(`${url}/keypoints/execScript/`, {}, { headers: { 'content-type': type } })
  expect(response.status).toBe(200)
})

test('no media type at all is taken', async () => {
  const body = new TextEncoder().encode(JSON.stringify({ clothing: 'blouse', image: photo }))
  expect((await fetch(`${url}/keypoints/execScript/`, { method: 'POST', body })).status).toBe(200)
})

describe('bad input gets a problem document', () => {
  const post = async (body: string) => await fetch(`${url}/keypoints/execScript/`, { method: 'POST', body })
  const cases: readonly (readonly [string, () => Promise<Response>, number, string])[] = [
    ['an unknown type', () => send(`${url}/keypoints/execScript/`, { clothing: 'hat' }), 400, 'request-invalid'],
    ['bad base64', () => send(`${url}/keypoints/execScript/`, { image: '***' }), 400, 'request-invalid'],
    ['no JSON', () => post('{"clothing":'), 400, 'request-invalid'],
    ['no body', () => post(''), 400, 'request-invalid'],
    [
      'a PNG',
      async () =>
        await send(`${url}/keypoints/execScript/`, { image: (await makePhoto({ format: 'png' })).toString('base64') }),
      415,
      'photo-format-unsupported',
    ],
    [
      'a JPEG of nothing',
      () => send(`${url}/keypoints/execScript/`, { image: `/9j/${'A'.repeat(400)}` }),
      422,
      'photo-unreadable',
    ],
    [
      '16 MB',
      () => send(`${url}/keypoints/execScript/`, { image: `/9j/${'A'.repeat(22 * 1024 * 1024)}` }),
      413,
      'photo-too-large',
    ],
    [
      'a small photo',
      async () =>
        await send(`${url}/keypoints/execScript/`, { image: (await makePhoto({ width: 90 })).toString('base64') }),
      422,
      'photo-too-small',
    ],
    ['a wish that is none', () => send(`${url}/keypoints/execScript/?async=maybe`), 400, 'request-invalid'],
    ['a task that is none', () => fetch(`${url}/keypoints/taskStatus/none/`), 404, 'not-found'],
    ['an unknown task', () => fetch(`${url}/keypoints/taskStatus/${randomUUID()}/`), 404, 'not-found'],
  ]
  for (const [what, call, status, code] of cases)
    test(what, async () => {
      const files = await house.files()
      await expectProblem(await call(), status, code)
      expect(await house.files()).toEqual(files)
      expect(await (await fetch(`${url}/metrics`)).text()).toContain('fitsize_upload_bytes 0')
    })
})

describe('who may call', () => {
  test('without the setting nobody without a key, with one whoever has it', async () => {
    const closed = (await house.startGateway(inference.url)).url
    await expectProblem(await send(`${closed}/keypoints/execScript/`), 401, 'not-signed-in')
    await expectProblem(await fetch(`${closed}/keypoints/taskStatus/${randomUUID()}/`), 401, 'not-signed-in')
    const headers = { authorization: `Bearer ${key.secret}` }
    expect((await send(`${closed}/keypoints/execScript/`, {}, { headers })).status).toBe(200)
  })

  test('a wrong key is not taken for none', async () => {
    const headers = { authorization: 'Bearer fs_wrong' }
    await expectProblem(await send(`${url}/keypoints/execScript/`, {}, { headers }), 401, 'not-signed-in')
  })

  test('the setting opens nothing else', async () => {
    const { id } = await makeScan(house.database, { subject })
    await expectProblem(await fetch(`${url}/v1/scans/${id}`), 401, 'not-signed-in')
  })

  test("somebody else's scan is no task", async () => {
    const { id } = await makeScan(house.database, { subject })
    const headers = { authorization: `Bearer ${await bearer(guest())}` }
    await expectProblem(await fetch(`${url}/keypoints/taskStatus/${id}/`, { headers }), 404, 'not-found')
  })
})

describe('a blocking call that is not answered', () => {
  /** Sends a call and gives the id of its scan once the inference server has it. */
  async function hang(at: string): Promise<{ id: string; leave: () => void; answered: Promise<number> }> {
    const known = new Set(inference.requests.map(({ id }) => id))
    const call = httpRequest(`${at}/keypoints/execScript/`, { method: 'POST' })
    const answered = new Promise<number>((resolve) => {
      call.on('response', (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      call.on('error', () => resolve(0))
    })
    call.end(JSON.stringify({ clothing: 'blouse', image: photo }))
    const { id } = await inference.arrival((request) => !known.has(request.id))
    return { id, leave: () => call.destroy(), answered }
  }

  test('is cancelled when its client leaves, and its photo erased', async () => {
    const release = inference.hold()
    try {
      const files = await house.files()
      const { id, leave } = await hang(url)
      expect(await statusOf(id)).toBe('running')
      leave()
      await expect.poll(async () => await statusOf(id)).toBe('cancelled')
      await expect.poll(house.files).toEqual(files)
    } finally {
      release()
    }
  })

  // Ended by the gateway that waits, or by a sweep in the same second; then it is erased whole.
  test('ends at its deadline', async () => {
    const release = inference.hold()
    try {
      const { id, answered } = await hang(await open({ GATEWAY_DEADLINE_SECONDS: 1 }))
      expect(await answered).toBe(504)
      expect(['cancelled', 'expired', undefined]).toContain(await statusOf(id))
    } finally {
      release()
    }
  })

  test('is told to come back when the gateway stops, and a task is kept', async () => {
    const release = inference.hold()
    try {
      const gateway = await house.startGateway(inference.url, {
        GATEWAY_LEGACY_API_KEY: key.secret,
        GATEWAY_STOP_GRACE_SECONDS: 1,
      })
      const task = await taskOf(await send(`${gateway.url}/keypoints/execScript/?async=1`))
      await inference.arrival(({ id }) => id === task)
      const { id, answered } = await hang(gateway.url)
      await gateway.stop()
      expect(await answered).toBe(503)
      expect(await statusOf(id)).toBe('cancelled')
      expect(['queued', 'running']).toContain(await statusOf(task))
      release()
      await followTask(url, task)
    } finally {
      release()
    }
  })
})

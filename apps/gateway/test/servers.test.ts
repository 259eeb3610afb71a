import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createOpenInference, type OpenInference } from '../src/inference/open-inference'
import type { ServersOptions } from '../src/inference/servers'
import { createInferenceDouble, goodAnswer, type InferenceDouble } from './inference-double'

// What becomes of a request to one of several servers, over real connections.

let left: InferenceDouble
let right: InferenceDouble
const opened: OpenInference[] = []
beforeEach(async () => {
  left = await createInferenceDouble()
  right = await createInferenceDouble()
})
afterEach(async () => {
  for (const inference of opened.splice(0)) await inference.close()
  await left.crash()
  await right.crash()
})

function open(urls: readonly string[], options: Partial<ServersOptions> = {}): OpenInference {
  const inference = createOpenInference(urls, undefined, { probeMs: 20, ...options })
  opened.push(inference)
  return inference
}
const ask = async (
  inference: OpenInference,
  {
    scanId = randomUUID() as string,
    timeoutMs = 10_000,
    signal = new AbortController().signal,
    avoid = [] as readonly string[],
  } = {},
) =>
  await inference.findMarker(
    { scanId, image: new Uint8Array([1]), marker: 'auto', focalLength35mm: null },
    { timeoutMs, signal, avoid },
  )
const circuits = (inference: OpenInference) => inference.servers().map(({ circuit }) => circuit.state)

describe('which server is asked', () => {
  test('the one with the fewest requests of ours', async () => {
    const inference = open([left.url, right.url])
    const releases = [left.hold(), right.hold()]
    const answers = Array.from({ length: 10 }, () => ask(inference))
    await expect.poll(() => left.requests.length + right.requests.length).toBe(10)
    expect([left.requests.length, right.requests.length]).toEqual([5, 5])
    // The right one gets through its five first, so the next ones are its.
    releases[1]?.()
    await expect.poll(() => inference.servers()[1]?.inFlight).toBe(0)
    for (let count = 0; count < 3; count++) expect((await ask(inference)).ok).toBe(true)
    expect([left.requests.length, right.requests.length]).toEqual([5, 8])
    releases[0]?.()
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true)
    expect(inference.servers().map(({ inFlight }) => inFlight)).toEqual([0, 0])
  })

  test.each([
    [0, [3, 0]],
    [0.99, [0, 3]],
  ])('among equals chance decides (%d)', async (random, requests) => {
    const inference = open([left.url, right.url], { random: () => random })
    for (let count = 0; count < 3; count++) await ask(inference)
    expect([left.requests.length, right.requests.length]).toEqual(requests)
  })

  test('one below a path of its own is asked there', async () => {
    // The double knows no such path and answers what is no answer to a question; that it was asked is enough.
    const answer = await ask(open([`${left.url}/serving/`]))
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'rejected' } })
    expect(left.paths.at(-1)).toBe('/serving/v2/models/marker/infer')
    expect(left.paths).toContain('/serving/v2/health/ready')
  })

  test('a model goes by the name that it has there', async () => {
    const inference = createOpenInference([left.url], { keypoints: 'garment-points', marker: 'sheet' })
    opened.push(inference)
    await ask(inference)
    expect(left.paths).toContain('/v2/models/sheet/infer')
  })
})

describe('a server that cannot be reached', () => {
  test('costs nothing when there is another: that one is asked at once, and the first is left alone', async () => {
    await left.crash()
    const inference = open([left.url, right.url], { random: () => 0 })
    for (let count = 0; count < 20; count++) expect((await ask(inference)).ok).toBe(true)
    expect(right.requests).toHaveLength(20)
    expect(circuits(inference)).toEqual(['open', 'closed'])
    expect(await inference.isReachable()).toBe(true)
  })

  test('alone, makes a request unavailable, and is found again without one', async () => {
    await left.crash()
    const changes: string[] = []
    const inference = open([left.url], { onChange: ({ circuit }) => changes.push(circuit.state) })
    expect(await ask(inference)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } })
    expect(await inference.isReachable()).toBe(false)
    await left.listen()
    await expect.poll(() => changes).toEqual(['open', 'half-open'])
    for (const _model of ['keypoints', 'marker']) expect((await ask(inference)).ok).toBe(true)
    expect(changes).toEqual(['open', 'half-open', 'closed'])
  })

  test('with another one that is gone too, leaves none', async () => {
    await left.crash()
    await right.crash()
    const inference = open([left.url, right.url])
    expect(await inference.isReachable()).toBe(false)
    expect(await ask(inference)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } })
  })
})

describe('a server that says it is not ready', () => {
  test('is not asked until it is', async () => {
    left.setReadiness(503)
    const inference = open([left.url, right.url], { random: () => 0 })
    await expect.poll(() => circuits(inference)).toEqual(['open', 'closed'])
    await ask(inference)
    expect([left.requests.length, right.requests.length]).toEqual([0, 1])
    left.setReadiness(200)
    await expect.poll(() => circuits(inference)[0]).toBe('half-open')
    for (const _model of ['keypoints', 'marker']) await ask(inference)
    expect(circuits(inference)).toEqual(['closed', 'closed'])
    expect(left.requests).toHaveLength(2)
  })
})

describe('a server that fails', () => {
  test.each([500, 503, 507])('with %i says so with the reason, and a retry avoids it', async (status) => {
    left.answerWith(() => ({ status, body: 'Worker died.' }))
    const inference = open([left.url, right.url], { random: () => 0 })
    const scanId = randomUUID()
    const first = await ask(inference, { scanId })
    expect(first).toMatchObject({
      ok: false,
      failure: {
        kind: 'transient',
        reason: `${left.url}: the inference server answered ${status}: Worker died.`,
        server: left.url,
      },
    })
    expect((await ask(inference, { scanId, avoid: [left.url] })).ok).toBe(true)
    expect(right.requests.map(({ id }) => id)).toEqual([scanId])
    // Other scans may still go there, until it has failed more often.
    await ask(inference)
    expect(left.requests).toHaveLength(2)
  })

  test('and cuts its connections: likewise', async () => {
    left.answerWith(() => {
      throw new Error('cut')
    })
    const inference = open([left.url, right.url], { random: () => 0 })
    const scanId = randomUUID()
    expect(await ask(inference, { scanId })).toMatchObject({
      failure: { kind: 'transient', cause: 'connection', server: left.url },
    })
    expect((await ask(inference, { scanId, avoid: [left.url] })).ok).toBe(true)
  })

  test('alone, is retried all the same', async () => {
    left.answerWith(() => ({ status: 507, body: '' }))
    const inference = open([left.url])
    const scanId = randomUUID()
    await ask(inference, { scanId })
    left.answerWith(goodAnswer)
    expect((await ask(inference, { scanId, avoid: [left.url] })).ok).toBe(true)
  })

  test('is asked all the same where the others cannot be reached', async () => {
    await right.crash()
    const inference = open([left.url, right.url])
    expect((await ask(inference, { avoid: [left.url] })).ok).toBe(true)
  })

  test('ten times is left alone, tried again with one scan, and used again when that works', async () => {
    left.answerWith(() => ({ status: 500, body: '' }))
    const changes: string[] = []
    const inference = open([left.url], { onChange: ({ circuit }) => changes.push(circuit.state) })
    for (let count = 0; count < 10; count++) await ask(inference)
    expect(changes).toEqual(['open'])
    expect(await ask(inference)).toMatchObject({ failure: { kind: 'unavailable' } })
    expect(left.requests).toHaveLength(10)

    await expect.poll(() => changes).toEqual(['open', 'half-open'])
    const release = left.hold()
    const trials = [ask(inference), ask(inference)]
    await expect.poll(() => left.requests.length).toBe(12)
    expect(await ask(inference)).toMatchObject({ failure: { kind: 'unavailable' } })
    release()
    await Promise.all(trials)
    expect(changes).toEqual(['open', 'half-open', 'open'])

    left.answerWith(goodAnswer)
    await expect.poll(() => changes.at(-1)).toBe('half-open')
    for (const _model of ['keypoints', 'marker']) expect((await ask(inference)).ok).toBe(true)
    expect(changes.at(-1)).toBe('closed')
  })

  test.each([
    [400, 'rejected'],
    [413, 'rejected'],
    [422, 'unreadable'],
  ])('a request that is wrong in itself (%i) is nobody else’s and no fault of the server', async (status, kind) => {
    for (const server of [left, right]) server.answerWith(() => ({ status, body: '' }))
    const inference = open([left.url, right.url])
    for (let count = 0; count < 25; count++) expect(await ask(inference)).toMatchObject({ failure: { kind } })
    expect(left.requests.length + right.requests.length).toBe(25)
    expect(circuits(inference)).toEqual(['closed', 'closed'])
  })
})

describe('a request that takes too long', () => {
  test('ends at its limit, and the server is not blamed for a scan whose own time is over', async () => {
    const release = left.hold()
    const inference = open([left.url])
    for (let count = 0; count < 12; count++)
      expect(await ask(inference, { timeoutMs: 5 })).toMatchObject({ failure: { kind: 'transient', cause: 'timeout' } })
    expect(circuits(inference)).toEqual(['closed'])
    release()
  })

  test('has one limit for all servers that it tries', async () => {
    await left.crash()
    const release = right.hold()
    const inference = open([left.url, right.url], { random: () => 0, probeMs: 60_000 })
    const began = performance.now()
    expect(await ask(inference, { timeoutMs: 200 })).toMatchObject({ failure: { cause: 'timeout' } })
    expect(performance.now() - began).toBeGreaterThan(150)
    release()
  })

  test('can be broken off, which says nothing of the server', async () => {
    const release = left.hold()
    const stop = new AbortController()
    const inference = open([left.url])
    const answer = ask(inference, { signal: stop.signal })
    await left.arrival()
    stop.abort()
    expect(await answer).toMatchObject({ failure: { kind: 'aborted' } })
    expect(inference.servers()[0]).toMatchObject({ inFlight: 0, circuit: { state: 'closed', failures: [] } })
    release()
  })
})

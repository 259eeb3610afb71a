import { makeScan, startTraceReceiver, type TraceReceiver } from '@fitsize/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { finished, guest, type House, makePhoto, openHouse, photoBlob, postForm, submit } from './house'
import { createInferenceDouble, goodAnswer, type InferenceDouble } from './inference-double'
import { scrape } from './scrape'

const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const traceparent = `00-${caller.traceId}-${caller.spanId}-01`

let house: House
let inference: InferenceDouble
let receiver: TraceReceiver
beforeEach(async () => {
  house = await openHouse()
  inference = await createInferenceDouble()
  receiver = await startTraceReceiver()
})
afterEach(async () => {
  await house.close()
  await inference.crash()
  await receiver.close()
})
const start = async () => await house.startGateway(inference.url, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })

/** Sends a photo as the web application does: as part of its own trace. */
const sendTraced = async (url: string, actor = guest()): Promise<{ id: string; actor: typeof actor }> => {
  const form = new FormData()
  form.set('photo', photoBlob(await makePhoto()))
  const response = await postForm(url, actor, form, { traceparent })
  expect(response.status).toBe(202)
  const { id } = (await response.json()) as { id: string }
  return { id, actor }
}

const told = { batch_size: 2, decode_ms: 1, model_ms: 3, trace_id: caller.traceId }
const answering = (request: Parameters<typeof goodAnswer>[0]) => {
  const { status, body } = goodAnswer(request)
  const { parameters, ...rest } = body as { parameters?: object }
  return { status, body: { ...rest, parameters: { ...parameters, ...told } } }
}

describe('a traced scan', () => {
  test("is one trace from the caller's request to the models, each step where it belongs", async () => {
    const seen: unknown[] = []
    inference.answerWith((request) => {
      seen.push(request.headers.traceparent)
      return answering(request)
    })
    const { url, stop } = await start()
    const { id, actor } = await sendTraced(url)
    await finished(url, actor, id)
    await stop()

    const spans = receiver.spans.filter((span) => span.traceId === caller.traceId)
    const named = (name: string, parent?: string) => {
      const found = spans.filter((span) => span.name === name && (parent === undefined || span.parentSpanId === parent))
      expect(found, name).toHaveLength(1)
      const [span] = found
      if (span === undefined) throw new Error(name)
      return span
    }
    const request = named('POST /v1/scans')
    expect(request).toMatchObject({
      service: 'fitsize-gateway',
      parentSpanId: caller.spanId,
      attributes: { 'http.response.status_code': 202, 'fitsize.scan.id': id },
    })
    expect(named('queued').parentSpanId).toBe(request.spanId)
    const attempt = named('attempt', request.spanId)
    expect(attempt.attributes).toMatchObject({
      'fitsize.scan.id': id,
      'fitsize.attempt': 1,
      'fitsize.settlement': 'succeeded',
    })
    const measure = named('measure', attempt.spanId)
    const steps = ['keypoints', 'marker'].flatMap((model) => {
      const call = named(`infer ${model}`, measure.spanId)
      expect(call.attributes).toMatchObject({ 'fitsize.batch.size': 2 })
      const [decode, compute] = [named('decode', call.spanId), named(model, call.spanId)]
      expect(compute.endMs - compute.startMs).toBeLessThanOrEqual(3 + 0.01)
      expect(decode.startMs).toBeGreaterThanOrEqual(call.startMs - 1)
      expect(decode.endMs).toBe(compute.startMs)
      // What the model's server was told.
      expect(seen).toContain(`00-${caller.traceId}-${call.spanId}-01`)
      return [call, decode, compute]
    })
    expect(spans).toHaveLength(4 + steps.length)
    expect(seen).toHaveLength(2)
  })

  test('who follows it has a trace of their own, which points to it', async () => {
    const { url, stop } = await start()
    const { id, actor } = await sendTraced(url)
    await finished(url, actor, id)
    await stop()
    const follows = receiver.spans.filter(({ name }) => name === 'GET /v1/scans/:id/events')
    expect(follows.length).toBeGreaterThan(0)
    for (const { traceId, links } of follows) {
      expect(traceId).not.toBe(caller.traceId)
      expect(links.map((link) => link.traceId)).toEqual([caller.traceId])
    }
  })

  test('that is tried again keeps its trace, at whichever gateway', async () => {
    let refusals = 1
    inference.answerWith((request) =>
      request.model === 'keypoints' && refusals-- > 0 ? { status: 503, body: 'busy' } : answering(request),
    )
    const gateways = [await start(), await start()]
    const { id, actor } = await sendTraced(gateways[0]?.url ?? '')
    await finished(gateways[0]?.url ?? '', actor, id)
    for (const { stop } of gateways) await stop()
    const ofScan = receiver.spans.filter((span) => span.traceId === caller.traceId)
    const request = ofScan.find(({ name }) => name === 'POST /v1/scans')
    const attempts = ofScan.filter(({ name }) => name === 'attempt')
    expect(attempts.map(({ attributes }) => attributes['fitsize.settlement']).toSorted()).toEqual([
      'retried',
      'succeeded',
    ])
    expect(attempts.map(({ parentSpanId }) => parentSpanId)).toEqual([request?.spanId, request?.spanId])
    // The time in the queue is told once.
    expect(ofScan.filter(({ name }) => name === 'queued')).toHaveLength(1)
    const failed = attempts.find(({ attributes }) => attributes['fitsize.settlement'] === 'retried')
    expect(failed?.status).toMatchObject({ code: 2, message: 'retry' })
  })

  test('has its id and its trace in every line that is about it', async () => {
    inference.answerWith(answering)
    const { url, log, stop } = await start()
    const { id, actor } = await sendTraced(url)
    await finished(url, actor, id)
    await stop()
    const lines = log.map((line): Record<string, unknown> => JSON.parse(line))
    const accepted = lines.find(({ method, route }) => method === 'POST' && route === '/v1/scans')
    expect(accepted).toMatchObject({ scanId: id, traceId: caller.traceId })
    const attempt = lines.find(({ msg }) => msg === 'attempt')
    expect(attempt).toMatchObject({ scanId: id, traceId: caller.traceId, settlement: 'succeeded' })
    for (const line of lines.filter(({ route }) => String(route).startsWith('/v1/scans/:id')))
      expect(line).toMatchObject({ scanId: id, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  })
})

describe('what is not traced', () => {
  test('health, readiness and metrics', async () => {
    const { url, stop } = await start()
    for (const path of ['healthz', 'readyz', 'metrics', 'nowhere']) await fetch(`${url}/${path}`)
    await stop()
    expect(receiver.spans).toEqual([])
  })

  test('anything, while no receiver is named: no header goes out, no trace is stored', async () => {
    const seen: unknown[] = []
    inference.answerWith((request) => {
      seen.push(request.headers.traceparent)
      return goodAnswer(request)
    })
    const { url, log } = await house.startGateway(inference.url)
    const { id, actor } = await sendTraced(url)
    await finished(url, actor, id)
    expect(seen).toEqual([undefined, undefined])
    const stored = await house.database.query('SELECT traceparent FROM gateway.scan WHERE id = $1', [id])
    expect(stored).toEqual([{ traceparent: null }])
    expect(log.join('\n')).not.toContain('traceId')
  })

  test('scans are measured while the receiver is away', async () => {
    await receiver.close()
    const { url } = await start()
    const actor = guest()
    expect(await finished(url, actor, await submit(url, actor))).toMatchObject({ status: 'succeeded' })
    receiver = await startTraceReceiver()
  })

  test('no span says who sent a photo, or from where', async () => {
    const { url, stop } = await start()
    const { id, actor } = await sendTraced(url)
    await finished(url, actor, id)
    await stop()
    const sent = JSON.stringify(receiver.spans)
    for (const told of [actor.kind === 'guest' ? actor.guestId : 'nobody', '127.0.0.1', 'node', 'Bearer'])
      expect(sent).not.toContain(told)
  })
})

describe('a scan whose gateway died', () => {
  test('is named, with its trace, by the one that takes it over, and counted there', async () => {
    const { id } = await makeScan(house.database, { subject: 'key:a', status: 'running' })
    await house.database.query('UPDATE gateway.scan SET traceparent = $2 WHERE id = $1', [id, traceparent])
    // It sweeps before it runs anything.
    const { url, log } = await start()
    const lines = log.map((line): Record<string, unknown> => JSON.parse(line))
    expect(lines).toContainEqual(
      expect.objectContaining({ scanId: id, traceId: caller.traceId, msg: expect.stringContaining('queued again') }),
    )
    expect((await scrape(url)).value('fitsize_scan_retries_total', { reason: 'lost' })).toBe(1)
  })
})

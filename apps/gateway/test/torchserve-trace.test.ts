import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { startTraceReceiver, type TraceReceiver } from '@fitsize/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finished, guest, type House, openHouse, submit } from './house'
import { scrape } from './scrape'

// What the real server tells of its work, as traces and metrics show it.

let house: House
let receiver: TraceReceiver
beforeAll(async () => {
  house = await openHouse()
  receiver = await startTraceReceiver()
})
afterAll(async () => {
  await house?.close()
  await receiver?.close()
})

test("a scan's trace ends in the models, with the times that they took", async () => {
  const { INFERENCE_URL: torchserve } = process.env
  if (torchserve === undefined || torchserve === '') throw new Error('INFERENCE_URL is not set; run "npm test".')
  const { url, stop } = await house.startGateway(torchserve, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
  const sample = await readFile(fileURLToPath(new URL('../../web/public/samples/dress-floral.jpg', import.meta.url)))
  const actor = guest()
  const id = await submit(url, actor, {}, sample)
  expect(await finished(url, actor, id)).toMatchObject({ status: 'succeeded' })
  const { value } = await scrape(url)
  await stop()

  const { spans } = receiver
  const request = spans.find(({ name }) => name === 'POST /v1/scans')
  for (const model of ['keypoints', 'marker'] as const) {
    const call = spans.find(({ name }) => name === `infer ${model}`)
    expect(call).toMatchObject({ traceId: request?.traceId, attributes: { 'fitsize.batch.size': 1 } })
    const steps = spans.filter(({ parentSpanId }) => parentSpanId === call?.spanId)
    expect(steps.map(({ name }) => name).toSorted()).toEqual(['decode', model])
    for (const { traceId, startMs, endMs } of steps) {
      expect(traceId).toBe(request?.traceId)
      expect(endMs - startMs).toBeGreaterThan(0)
    }
    // No longer than the call that they are part of, give or take the clocks' steps.
    const taken = steps.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
    expect(taken).toBeLessThanOrEqual((call?.endMs ?? 0) - (call?.startMs ?? 0) + 5)
    expect(value('fitsize_inference_batch_size_sum', { model })).toBe(1)
    expect(value('fitsize_inference_step_seconds_sum', { model, step: 'model' })).toBeGreaterThan(0)
  }
})

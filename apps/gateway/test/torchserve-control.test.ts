import { describe, expect, test } from 'vitest'
import { createOpenInference } from '../src/inference/open-inference'
import { createTorchServeControl } from '../src/inference/torchserve-control'
import { openHouse } from './house'
import { batchSizes, readSamplePhoto } from './sample-photo'

// What TorchServe says of itself, and how its workers are steered.

const { INFERENCE_URL: url = '', TORCHSERVE_MANAGEMENT_URL: management = '' } = process.env
const control = createTorchServeControl(management)

async function read(model: string) {
  const served = await control.read(model)
  if (!served.ok) throw new Error(served.failure.reason)
  return served.value
}

describe('how TorchServe runs the models', () => {
  test('is told: batches, and a wait for company of 10 ms at most', async () => {
    expect(await read('keypoints')).toMatchObject({ name: 'keypoints', batchSize: 8, waiting: 0 })
    for (const model of ['keypoints', 'marker']) {
      const { maxBatchDelayMs, minWorkers, readyWorkers } = await read(model)
      expect(maxBatchDelayMs).toBeLessThanOrEqual(10)
      expect(readyWorkers).toBe(minWorkers)
    }
  })

  test('a model that it does not have is refused', async () => {
    expect(await control.read('hats')).toMatchObject({ ok: false, failure: { kind: 'refused' } })
  })

  test('is in the metrics of the gateway, whose limit is a batch at first', async () => {
    const house = await openHouse()
    const gateway = await house.startGateway(url, { TORCHSERVE_MANAGEMENT_URL: [management], GATEWAY_BATCH_SIZE: 3 })
    const metrics = async () => await (await fetch(`${gateway.url}/metrics`)).text()
    await expect
      .poll(metrics, { timeout: 10_000 })
      .toContain(`fitsize_model_batch_size{server="${url}",model="keypoints"} 8`)
    expect(await metrics()).toMatch(/^fitsize_inference_limit 8$/m)
    await house.close()
  })

  test('requests that come together are answered together', async () => {
    const inference = createOpenInference([url])
    const sizes = await batchSizes(inference, await readSamplePhoto(), 16)
    await inference.close()
    expect(Math.max(...sizes)).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8)
  })
})

test('workers are added and taken away', async () => {
  const before = (await read('marker')).readyWorkers
  const more = await control.scale('marker', before + 1)
  expect(more).toMatchObject({ ok: true, value: { readyWorkers: before + 1 } })
  const back = await control.scale('marker', before)
  expect(back).toMatchObject({ ok: true, value: { minWorkers: before, maxWorkers: before } })
  await expect.poll(async () => (await read('marker')).readyWorkers, { timeout: 30_000 }).toBe(before)
}, 180_000)

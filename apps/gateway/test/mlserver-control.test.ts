import { describe, expect, test } from 'vitest'
import { createOpenInference } from '../src/inference/open-inference'
import { createServerControls } from '../src/inference/server-controls'
import { openHouse } from './house'
import { batchSizes, readSamplePhoto } from './sample-photo'

// A server of which only the Open Inference Protocol is known: what there is of it, and what there is not.

const { INFERENCE_URL: url = '' } = process.env

describe('MLServer', () => {
  test('is ready, and answers together what came together', async () => {
    const inference = createOpenInference([url])
    const sizes = await batchSizes(inference, await readSamplePhoto(), 16)
    expect(inference.servers()).toMatchObject([{ url, inFlight: 0, circuit: { state: 'closed' } }])
    await inference.close()
    expect(Math.max(...sizes)).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8)
  })

  test('says nothing of workers and batches, which is an answer and no error', async () => {
    const [server] = createServerControls([url], undefined)
    if (server === undefined) throw new Error('there is no server')
    const unsupported = { ok: false, failure: { kind: 'unsupported' } }
    expect(await server.control.read('keypoints')).toMatchObject(unsupported)
    expect(await server.control.scale('keypoints', 2)).toMatchObject(unsupported)
  })

  test('is kept busy with as many scans as the settings say fill a batch', async () => {
    const house = await openHouse()
    const gateway = await house.startGateway(url, { GATEWAY_BATCH_SIZE: 5 })
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text()
    expect(metrics).toMatch(/^fitsize_inference_limit 5$/m)
    expect(metrics).toContain(`fitsize_inference_circuit{server="${url}",state="closed"} 1`)
    expect(metrics).not.toMatch(/^fitsize_model_batch_size\{/m)
    expect(gateway.log.filter((line) => line.includes('"level":50'))).toEqual([])
    await house.close()
  })
})

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finished, guest, type House, openHouse, submit } from './house'
import { scrape } from './scrape'

// The limit of scans in flight with the real server, whose latencies nobody here decides.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => await house?.close())

/** Looks at the limit and at what is in flight, again and again, until the work has ended. */
async function watchLimit(url: string, work: Promise<unknown>): Promise<{ limit: number; inFlight: number }[]> {
  const seen: { limit: number; inFlight: number }[] = []
  let ended = false
  const done = work.finally(() => {
    ended = true
  })
  while (!ended) {
    const { value } = await scrape(url)
    seen.push({
      limit: value('fitsize_inference_limit') ?? Number.NaN,
      inFlight: value('fitsize_scans_in_flight') ?? Number.NaN,
    })
  }
  await done
  return seen
}

test('sixteen scans at once are answered in batches, with no more in flight than one batch to twelve', async () => {
  const { INFERENCE_URL: torchserve = '', TORCHSERVE_MANAGEMENT_URL: management = '' } = process.env
  const { url } = await house.startGateway(torchserve, {
    TORCHSERVE_MANAGEMENT_URL: [management],
    GATEWAY_IN_FLIGHT: 12,
    // What TorchServe says of its batches, 8, counts instead.
    GATEWAY_BATCH_SIZE: 2,
  })
  await expect.poll(async () => (await scrape(url)).value('fitsize_inference_limit'), { timeout: 30_000 }).toBe(8)
  const photo = await readFile(fileURLToPath(new URL('../../web/public/samples/dress-floral.jpg', import.meta.url)))
  const actor = guest()
  const scans = Promise.all(
    Array.from({ length: 16 }, async () => await finished(url, actor, await submit(url, actor, {}, photo))),
  )
  const seen = await watchLimit(url, scans)
  expect((await scans).map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 'succeeded'))

  for (const { limit, inFlight } of seen) {
    expect(limit).toBeGreaterThanOrEqual(8)
    expect(limit).toBeLessThanOrEqual(12)
    expect(inFlight).toBeLessThanOrEqual(12)
  }
  const { value } = await scrape(url)
  const counted = (name: string, labels = {}) =>
    value(`fitsize_inference_batch_size_${name}`, { model: 'keypoints', ...labels }) ?? 0
  expect(counted('count')).toBe(16)
  // At most 8 in a batch, and not all alone.
  expect(counted('bucket', { le: '8' })).toBe(16)
  expect(counted('bucket', { le: '1' })).toBeLessThan(16)
}, 180_000)

import { readdir, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Setting } from './corpus/bad-case'
import { makeCorpus } from './corpus/corpus'
import { type FuzzedGateway, startFuzzedGateway } from './corpus/fuzzed-gateway'
import type { GatewayProcess } from './corpus/gateway-process'
import { judgeAll, summarise, type Verdict } from './corpus/judge'
import { lastingToken } from './corpus/lasting-token'
import { guest, submit } from './house'

// The whole corpus against the gateway as a process of its own: `npm run test:long -- fuzz`.

/** How far the process may grow while all of it comes in, in MB: two photos of 50 megapixels being decoded, and uploads. */
const mostGrowthMb = 600
/** How much of that may stay afterwards. */
const mostKeptMb = 250
const atATime = 4

let fuzzed: FuzzedGateway
let gateway: GatewayProcess
let setting: Setting
let before: readonly [rows: number, files: number]

beforeAll(async () => {
  fuzzed = await startFuzzedGateway({ GATEWAY_DECODES: '2' })
  gateway = fuzzed.gateway
  const actor = guest()
  const scanId = await submit(gateway.url, actor)
  setting = { url: gateway.url, authorization: `Bearer ${await lastingToken(actor)}`, scanId }
  before = await stored()
})
afterAll(async () => await fuzzed?.close())

/** Scans in the database, and files of photos. */
async function stored(): Promise<readonly [rows: number, files: number]> {
  const [row] = await fuzzed.database.query('SELECT count(*)::int AS count FROM gateway.scan')
  const entries = await readdir(fuzzed.storage, { recursive: true, withFileTypes: true })
  return [Number(row?.count), entries.filter((entry) => entry.isFile()).length]
}

test('nothing in the corpus makes the gateway fail, grow, or keep what it refused', async () => {
  const { quick, slow } = await makeCorpus()
  expect(quick.length + slow.length).toBeGreaterThanOrEqual(500)
  const atRest = gateway.residentMb()
  let peak = atRest
  const weighing = setInterval(() => {
    if (gateway.end() === null) peak = Math.max(peak, gateway.residentMb())
  }, 50)

  const [verdicts, slowVerdicts] = await Promise.all([
    judgeAll(quick, setting, atATime),
    // They wait for the gateway's time-outs, so all at a time.
    judgeAll(slow, setting, slow.length),
  ])
  clearInterval(weighing)
  expect(gateway.end(), gateway.log()).toBeNull()
  const all = [...verdicts, ...slowVerdicts]
  const kept = gateway.residentMb() - atRest
  await report(all, { atRest, peak, kept })

  expect(all.filter(({ complaint }) => complaint !== null)).toEqual([])
  const accepted = all.filter((verdict) => verdict.accepted).length
  await expect.poll(stored).toEqual([before[0] + accepted, before[1] + accepted])
  await expect
    .poll(async () => await (await fetch(`${gateway.url}/metrics`)).text())
    .toContain('fitsize_upload_bytes 0')
  expect(peak - atRest).toBeLessThan(mostGrowthMb)
  expect(kept).toBeLessThan(mostKeptMb)
  await submit(gateway.url, guest())
})

async function report(
  verdicts: readonly Verdict[],
  memory: { readonly atRest: number; readonly peak: number; readonly kept: number },
): Promise<void> {
  const counts = summarise(verdicts)
  for (const [kind, statuses] of Object.entries(counts))
    console.log(kind.padEnd(36), JSON.stringify(statuses).replaceAll('"', ''))
  const megabytes = Object.fromEntries(Object.entries(memory).map(([name, value]) => [name, Math.round(value)]))
  console.log(`${verdicts.length} requests; resident MB`, megabytes)
  for (const { kind, name, ms } of [...verdicts].sort((a, b) => b.ms - a.ms).slice(0, 30))
    console.log(String(ms).padStart(7), 'ms', kind, '/', name)
  const file = process.env.FITSIZE_FUZZ_OUTCOME
  if (file !== undefined)
    await writeFile(file, JSON.stringify({ requests: verdicts.length, megabytes, mostGrowthMb, counts }))
}

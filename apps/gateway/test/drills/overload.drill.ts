import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DrilledHouse, openDrilledHouse } from './house'
import { createOfferer, newGuest, type Offer, type Offerer } from './offer'
import { machine, milliseconds, seconds, table, writeReport } from './report'
import { makeSmallPhotos } from './small-photos'

/** Short enough that a minute of three times too much reaches what may wait for it. */
const deadlineSeconds = 30
/** More than the gateway has at the models at a time. */
const clients = 48
const warmUpSeconds = 15
const peakSeconds = 45
const overloadSeconds = 60
const times = 3
/** Of the photos offered, those of a single guest, who has a quota like any other. */
const greedyEvery = 5
/** What is meant by "at once". */
const atOnceMs = 500
const leastShareOfPeak = 0.9

let house: DrilledHouse
let offerer: Offerer
let before: string
const parts: string[] = []
beforeAll(async () => {
  before = machine()
  house = await openDrilledHouse('overload', {
    gateways: 1,
    photoMegabytes: 512,
    environment: { LOG_LEVEL: 'warn', GATEWAY_DEADLINE_SECONDS: String(deadlineSeconds) },
  })
  offerer = await createOfferer(house, await makeSmallPhotos(), 10_000)
})
afterAll(async () => {
  await writeReport('overload.md', [
    `# ${times} times more scans than can be measured`,
    `\`DRILL_REPORTS=bench/results npm run test:long -- overload\`, ${before}.`,
    `PostgreSQL (fsync), TorchServe with both models and one gateway as \`npm run up\` starts them; photos of 640 x 480; the load comes from the same cores. A scan's deadline is set to ${deadlineSeconds} s (600 s by default), so that it limits what is taken in within a minute.`,
    ...parts,
  ])
  await offerer?.close()
  await house?.close()
})

test('for a minute: what is accepted is done in time, the rest is refused at once, as many are measured as ever', async () => {
  const { peak, usage: peakUsage } = await measurePeak()
  const perSecond = times * peak
  const greedy = await house.tokenOf(newGuest())
  const usageOf = await watchProcessors()
  const beganMs = Date.now()
  const offers = await openLoop(perSecond, overloadSeconds, async (turn) =>
    turn % greedyEvery === 0 ? await offerer.offer(turn, greedy) : await offerer.offer(turn),
  )
  const overMs = Date.now()
  const usage = await usageOf()
  const done = await successesBetween(beganMs, overMs)
  const throughput = done / ((overMs - beganMs) / 1000)
  const lateness = await endAll(offers)
  parts.push(
    `## A minute of ${times} times the peak`,
    `Peak, ${clients} clients who send their next photo when the last one is measured, ${peakSeconds} s: **${peak.toFixed(2)} scans/s**. Then ${perSecond.toFixed(1)} photos/s for ${overloadSeconds} s, whatever the answers; every ${greedyEvery}th is of one guest with the standard quota, all others of a guest each. Measured meanwhile: **${throughput.toFixed(2)} scans/s, ${((100 * throughput) / peak).toFixed(0)} % of the peak**.`,
    `Of the ${cpus().length} cores, the load took ${share(peakUsage.load)} at the peak and ${share(usage.load)} in this minute, the gateway ${share(peakUsage.gateway)} and ${share(usage.gateway)}: what they take, the models do not have.`,
    tableOf(offers),
    textOf(lateness),
  )
  judge(offers, lateness)
  expect(refusedWith(offers, 503).length).toBeGreaterThan(0)
  expect(refusedWith(offers, 429).length).toBeGreaterThan(0)
  expect(throughput).toBeGreaterThanOrEqual(leastShareOfPeak * peak)
})

test('all at once: what is accepted is done in time', async () => {
  const count = 300
  const offers = await Promise.all(Array.from({ length: count }, async (_, turn) => await offerer.offer(turn)))
  const lateness = await endAll(offers)
  parts.push(`## ${count} photos in the same moment`, tableOf(offers), textOf(lateness))
  // They come faster than they can be read: nobody is answered at once.
  judge(offers, lateness, { isAtOnce: false })
  expect(refusedWith(offers, 503).length).toBeGreaterThan(0)
})

/** Cores that were busy with it. */
type Usage = { readonly load: number; readonly gateway: number }

/** Gives the means to tell how much of the processors the load and the gateway have taken since. */
async function watchProcessors(): Promise<() => Promise<Usage>> {
  const pid = await house.pidOf('gateway-1')
  const read = async () => {
    const { user, system } = process.cpuUsage()
    const [, rest = ''] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')
    // Linux counts in hundredths of a second.
    const [userTicks = Number.NaN, systemTicks = Number.NaN] = rest.split(' ').slice(11, 13).map(Number)
    return { atMs: performance.now(), load: (user + system) / 1000, gateway: (userTicks + systemTicks) * 10 }
  }
  const before = await read()
  return async () => {
    const after = await read()
    const passed = after.atMs - before.atMs
    return { load: (after.load - before.load) / passed, gateway: (after.gateway - before.gateway) / passed }
  }
}

const share = (cores: number): string => cores.toFixed(2)

/** Scans a second with more clients than the models have room for. */
async function measurePeak(): Promise<{ peak: number; usage: Usage }> {
  const over = Date.now() + 1000 * (warmUpSeconds + peakSeconds)
  let turn = 0
  const client = async () => {
    while (Date.now() < over) {
      const offer = await offerer.offer(turn++)
      if (offer.kind === 'accepted') await offer.ended
      else await pause(1000 * (offer.retryAfterSeconds ?? 1))
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client))
  await pause(Math.max(0, over - 1000 * peakSeconds - Date.now()))
  const usageOf = await watchProcessors()
  await pause(Math.max(0, over - Date.now()))
  const usage = await usageOf()
  const done = await successesBetween(over - 1000 * peakSeconds, over)
  await all
  return { peak: done / peakSeconds, usage }
}

async function openLoop(perSecond: number, duration: number, offer: (turn: number) => Promise<Offer>) {
  const beganMs = performance.now()
  const offers: Promise<Offer>[] = []
  for (let turn = 0; turn < perSecond * duration; turn++) {
    const restMs = beganMs + (1000 * turn) / perSecond - performance.now()
    if (restMs > 0) await pause(restMs)
    offers.push(offer(turn))
  }
  await pause(Math.max(0, beganMs + 1000 * duration - performance.now()))
  return await Promise.all(offers)
}

const successesBetween = async (fromMs: number, toMs: number): Promise<number> =>
  (
    await house.query<{ count: number }>(
      `SELECT count(*)::int FROM gateway.scan WHERE status = 'succeeded'
       AND finished_at > to_timestamp(${fromMs / 1000}) AND finished_at <= to_timestamp(${toMs / 1000})`,
    )
  )[0]?.count ?? 0

type Ended = {
  readonly id: string
  readonly status: string
  /** From its acceptance to its end. */
  readonly tookMs: number
  readonly etaMs: number
}

const acceptedOf = (offers: readonly Offer[]) => offers.filter((offer) => offer.kind === 'accepted')
const refusedOf = (offers: readonly Offer[]) => offers.filter((offer) => offer.kind === 'refused')
const refusedWith = (offers: readonly Offer[], status: number) =>
  refusedOf(offers).filter((refusal) => refusal.status === status)

/** Waits for all that was accepted, and says how it ended. */
async function endAll(offers: readonly Offer[]): Promise<readonly Ended[]> {
  const accepted = acceptedOf(offers)
  await Promise.all(accepted.map(({ ended }) => ended))
  const rows = await house.query<{ id: string; status: string; took_ms: number }>(
    `SELECT id, status::text, (extract(epoch FROM finished_at - created_at) * 1000)::float8 AS took_ms FROM gateway.scan`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return accepted.map(({ scanId, etaMs }) => {
    const row = byId.get(scanId)
    return { id: scanId, status: row?.status ?? 'gone', tookMs: row?.took_ms ?? Number.NaN, etaMs }
  })
}

function judge(offers: readonly Offer[], ends: readonly Ended[], { isAtOnce = true } = {}): void {
  const late = ends.filter(({ status, tookMs }) => status !== 'succeeded' || tookMs > 1000 * deadlineSeconds)
  expect(late).toEqual([])
  expect(ends.length).toBeGreaterThan(0)
  for (const { status, retryAfterSeconds } of refusedOf(offers)) {
    expect([429, 503]).toContain(status)
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(1)
  }
  if (isAtOnce)
    expect(
      quantile(
        refusedOf(offers).map(({ answeredMs }) => answeredMs),
        0.95,
      ),
    ).toBeLessThan(atOnceMs)
}

function tableOf(offers: readonly Offer[]): string {
  const row = (name: string, some: readonly Offer[]) => {
    const answered = some.map(({ answeredMs }) => answeredMs)
    const retry = refusedOf(some).flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? [])
    return [
      name,
      some.length,
      ...[0.5, 0.95, 0.99, 1].map((share) => (some.length === 0 ? '–' : milliseconds(quantile(answered, share)))),
      retry.length === 0 ? '–' : `${quantile(retry, 0)}–${quantile(retry, 1)} s`,
    ]
  }
  const statuses = [...new Set(refusedOf(offers).map(({ status }) => status))].sort()
  return table(
    ['answer', 'photos', 'p50', 'p95', 'p99', 'longest', 'Retry-After'],
    [row('202', acceptedOf(offers)), ...statuses.map((status) => row(String(status), refusedWith(offers, status)))],
  )
}

function textOf(ends: readonly Ended[]): string {
  const succeeded = ends.filter(({ status }) => status === 'succeeded')
  const took = succeeded.map(({ tookMs }) => tookMs)
  const told = succeeded.map(({ tookMs, etaMs }) => tookMs / etaMs)
  const onTime = took.filter((ms) => ms <= 1000 * deadlineSeconds).length
  return [
    `Of ${ends.length} accepted, **${onTime} were measured within the deadline of ${deadlineSeconds} s**, ${ends.length - onTime} were not;`,
    `from the acceptance to the result: p50 ${seconds(quantile(took, 0.5) / 1000)}, p95 ${seconds(quantile(took, 0.95) / 1000)}, longest ${seconds(quantile(took, 1) / 1000)}.`,
    `Time taken over the time told at the acceptance: p5 ${quantile(told, 0.05).toFixed(2)}, p50 ${quantile(told, 0.5).toFixed(2)}, p95 ${quantile(told, 0.95).toFixed(2)}.`,
  ].join(' ')
}

function quantile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((left, right) => left - right)
  return ordered[Math.round(share * (ordered.length - 1))] ?? Number.NaN
}

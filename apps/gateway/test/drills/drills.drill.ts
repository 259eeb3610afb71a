import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Random, randomOf } from '../corpus/random'
import { openCrowd } from './crowd'
import { type Fault, faultsOf } from './faults'
import { type DrilledHouse, openDrilledHouse } from './house'
import { type Journey, measurePersistently } from './persistent-client'
import { checkPromises, type Kept } from './promises'
import { type Recovery, recoveryFrom, type Strike, unfinishedAt, usuallyUnfinished } from './recovery'
import { machine, seconds, table, writeReport } from './report'
import { makeSmallPhotos, type SmallPhoto } from './small-photos'

/** What the order of the faults, what they hit and the gaps between them follow from. */
const seed = process.env.DRILL_SEED ?? 'drills 1'
const leastScans = 1_000
/** Photos a second: what leaves two cores room to catch up. */
const perSecond = 2.2
/** Until so many have come, faults come without waiting for the recovery from the one before. */
const crowdedUntil = 900
/** The least time from a fault to the next. */
const restMs = 10_000
/** A house that is not back after this is stuck. */
const patienceMs = 180_000

let house: DrilledHouse
let photos: readonly SmallPhoto[]
let before: string
beforeAll(async () => {
  before = machine()
  photos = await makeSmallPhotos()
  house = await openDrilledHouse('drills', { gateways: 2, photoMegabytes: 256, environment: { LOG_LEVEL: 'info' } })
})
afterAll(async () => await house?.close())

test('whatever is killed or full, each accepted scan ends once, measured', async () => {
  const complaints: string[] = []
  const random = randomOf(seed)
  const crowd = openCrowd(
    perSecond,
    uniform(randomOf(`${seed}, clients`)),
    async (turn) => await visit(turn, complaints),
  )
  await expect.poll(() => ended(crowd.journeys()), { timeout: patienceMs }).toBeGreaterThan(20)

  const strikes: Strike[] = []
  const strike = async (fault: Fault) => {
    let atMs = Date.now()
    const hit = await fault.strike(random, () => {
      atMs = Date.now()
    })
    strikes.push({ fault: fault.name, hit, atMs })
    note(`${fault.name}: ${hit}`)
    return atMs
  }
  const faults = faultsOf(house)
  for (const fault of [...faults, ...shuffled(faults, random)]) {
    const atMs = await strike(fault)
    await expect
      .poll(() => isBack(crowd.journeys(), atMs), { timeout: patienceMs, interval: 200, message: fault.name })
      .toBe(true)
    note(`back after ${Date.now() - atMs} ms`)
    await pause(2_000 + random.below(5_000))
  }
  const inTurn = strikes.length
  const underWay = new Map<Fault, Promise<unknown>>()
  while (crowd.come() < crowdedUntil) {
    await pause(2_000 + random.below(20_000))
    const fault = random.pick(faults)
    if (underWay.has(fault)) continue
    underWay.set(
      fault,
      strike(fault)
        // What is down just then cannot be hit.
        .catch((error: unknown) => note(`missed: ${error instanceof Error ? error.message : error}`))
        .finally(() => underWay.delete(fault)),
    )
  }
  await Promise.all(underWay.values())
  strikes.sort((left, right) => left.atMs - right.atMs)
  await expect.poll(() => crowd.come(), { timeout: patienceMs * 2, interval: 500 }).toBeGreaterThanOrEqual(leastScans)
  const journeys = await crowd.close()

  const kept = await checkPromises(house, journeys)
  const orphans = await countOrphans(journeys)
  await writeReport('faults.md', reportOf({ journeys, strikes, inTurn, kept, orphans }))
  expect(kept.broken).toEqual([])
  expect(complaints).toEqual([])
})

async function visit(turn: number, complaints: string[]): Promise<Journey> {
  const photo = photos[turn % photos.length]
  if (photo === undefined) throw new Error('there is no photo')
  const [first, second] = house.gateways.map(({ url }) => url)
  if (first === undefined || second === undefined) throw new Error('there are not two gateways')
  return await measurePersistently(photo, {
    gateways: turn % 2 === 0 ? [first, second] : [second, first],
    token: await house.tokenOf({ kind: 'guest', guestId: randomUUID(), quotaClass: 'guest' }),
    random: Math.random,
    onComplaint: (text) => complaints.push(text),
  })
}

type Timings = Parameters<typeof unfinishedAt>[0]

const ended = (journeys: Timings): number => journeys.filter(({ endedMs }) => Number.isFinite(endedMs)).length

/** Whether all that was under way has ended, something new too, and no more waits than before. */
function isBack(journeys: Timings, atMs: number): boolean {
  if (Date.now() < atMs + restMs) return false
  const { underWayDone, firstSuccess } = recoveryFrom({ atMs }, journeys)
  return (
    underWayDone !== null &&
    firstSuccess !== null &&
    unfinishedAt(journeys, Date.now()) <= usuallyUnfinished(journeys, atMs)
  )
}

/** Files of the photo disk that belong to no scan: left by gateways killed while they stored one. */
async function countOrphans(journeys: readonly Journey[]): Promise<number> {
  const known = new Set(journeys.map(({ scanId }) => scanId))
  const entries = await readdir(house.photos, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && ![...entry.parentPath.split('/')].some((part) => known.has(part)))
    .length
}

function reportOf(drill: {
  readonly journeys: readonly Journey[]
  readonly strikes: readonly Strike[]
  readonly inTurn: number
  readonly kept: Kept
  readonly orphans: number
}): readonly string[] {
  const { journeys, strikes, inTurn, kept, orphans } = drill
  const beganMs = Math.min(...journeys.map(({ begunMs }) => begunMs))
  const overMs = Math.max(...journeys.map(({ endedMs }) => endedMs))
  const times = journeys.map(({ begunMs, endedMs }) => endedMs - begunMs).sort((left, right) => left - right)
  const refused = journeys.filter(({ refusals }) => refusals.length > 0)
  const lastStrike = Math.max(...strikes.map(({ atMs }) => atMs))
  const rows = strikes.slice(0, inTurn).map((strike, index) => {
    const recovery = recoveryFrom(strike, journeys, strikes[index + 1]?.atMs)
    return [strike.fault, strike.hit, ...cellsOf(recovery)]
  })
  const attempts = Object.entries(kept.attempts)
    .sort(([, left], [, right]) => right - left)
    .map(([outcome, count]) => `${count} ${outcome}`)
  return [
    '# Faults that lose nothing',
    `\`DRILL_REPORTS=bench/results npm run test:long -- drills\`, ${before}. Seed "${seed}".`,
    `PostgreSQL (fsync), TorchServe with both models and two gateways, kept running by the supervisor of \`npm run up\`; photos of 640 x 480 on a disk of their own; ${perSecond} clients a second, who send their photo again under the same key when it was refused, follow the scan by its events and go to the other gateway when one does not answer. The killed are killed with SIGKILL.`,
    `**${journeys.length} scans accepted in ${seconds((overMs - beganMs) / 1000)}, ${strikes.length} faults: ${kept.broken.length === 0 ? 'each scan ended once, measured, with one result' : `${kept.broken.length} promises broken`}.** Attempts: ${attempts.join(', ')}. ${refused.length} photos had to be sent again (at most ${Math.max(...journeys.map(({ refusals }) => refusals.length))} times). From the first try to the result: p50 ${seconds(at(times, 0.5))}, p95 ${seconds(at(times, 0.95))}, longest ${seconds(at(times, 1))}. Photos on the disk of no scan: ${orphans}.`,
    '## In turn',
    'Each after the recovery from the one before. From the fault on: until a photo was measured that was sent after it; until all that was under way had ended; until no more were unfinished than in the ten seconds before.',
    table(['fault', 'hit', 'first success', 'under way', 'all of it ended', 'most unfinished', 'backlog normal'], rows),
    '## At random',
    'Without waiting for a recovery.',
    table(
      ['fault', 'hit', 'after the one before'],
      strikes
        .slice(inTurn)
        .map((strike, index) => [
          strike.fault,
          strike.hit,
          seconds((strike.atMs - (strikes[inTurn + index - 1]?.atMs ?? strike.atMs)) / 1000),
        ]),
    ),
    `After the last: ${cellsOf(recoveryFrom({ atMs: lastStrike }, journeys)).at(-1)} until the backlog was what it was before it, ${seconds(
      (lastUnfinishedMs(journeys, lastStrike) - lastStrike) / 1000,
    )} until all that had been sent before it had ended.`,
    ...(kept.broken.length === 0 ? [] : ['## Broken promises', kept.broken.map((text) => `- ${text}`).join('\n')]),
  ]
}

const cellsOf = ({ firstSuccess, underWay, underWayDone, highest, backlogNormal }: Recovery) => [
  seconds(firstSuccess),
  underWay,
  seconds(underWayDone),
  highest,
  seconds(backlogNormal),
]

const lastUnfinishedMs = (journeys: readonly Journey[], atMs: number): number =>
  Math.max(atMs, ...journeys.filter(({ begunMs }) => begunMs <= atMs).map(({ endedMs }) => endedMs))

const at = (ordered: readonly number[], share: number): number =>
  (ordered[Math.floor(share * (ordered.length - 1))] ?? Number.NaN) / 1000

const uniform =
  (random: Random): (() => number) =>
  () =>
    random.below(2 ** 30) / 2 ** 30

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const rest = [...items]
  return items.flatMap(() => rest.splice(random.below(rest.length), 1))
}

const note = (text: string) => process.stdout.write(`${new Date().toISOString().slice(11, 23)} ${text}\n`)

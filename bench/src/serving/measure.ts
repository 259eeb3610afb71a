import { setTimeout as pause } from 'node:timers/promises'
import type { Contender, Place, Setting, Started } from './contender'
import type { Load } from './load/plan'
import { runLoad } from './load/run-load'
import type { Level, RunMeasurement } from './measurement'
import type { Options } from './options'
import { photosFolder } from './places'
import type { Stage } from './processes/stages'
import { readProcesses } from './processes/table'

/** Open loop runs at this share of the throughput that the contender had with as many clients just before. */
export const openShare = 0.8
/** In flight at most where every contender is offered the same. */
export const rateClients = 128
const sampleIdleMs = 500
/** Milliseconds of processor time in that time that nobody at work would get by with. */
const idleCpuMs = 30
const idleWithinMs = 20_000

export const cpuOf = (stages: readonly Stage[]): Readonly<Record<string, number>> => {
  const table = readProcesses()
  return Object.fromEntries(stages.map(({ name, cpuMs }) => [name, cpuMs(table)]))
}

/** A contender that is started, and started again when a run leaves it with work that nobody waits for. */
export async function openContender(contender: Contender, setting: Setting, place: Place) {
  let started: Started = await contender.start(place, setting)
  const load = async (wanted: Load) => await runLoad({ target: started.target, photos: photosFolder, load: wanted })
  const warmUp = async (): Promise<void> => {
    if (contender.cold) await load({ mode: 'answers', photos: 1 })
    else await load({ mode: 'closed', clients: 4, seconds: 60, atMost: 24 })
  }
  return {
    get stages() {
      return started.stages
    },
    load,
    warmUp,
    async settle(): Promise<void> {
      const deadline = Date.now() + idleWithinMs
      while (Date.now() < deadline) {
        const before = total(cpuOf(started.stages))
        await pause(sampleIdleMs)
        if (total(cpuOf(started.stages)) - before < idleCpuMs) return
      }
      await started.stop()
      started = await contender.start(place, setting)
      await warmUp()
    },
    stop: async (): Promise<void> => await started.stop(),
  }
}
export type OpenContender = Awaited<ReturnType<typeof openContender>>

/** One run, with the processor time that it took. */
export async function measureRun(
  open: OpenContender,
  name: string,
  round: number,
  level: Level,
  closedThroughput: number,
  { seconds, photosPerClient }: Options,
): Promise<RunMeasurement> {
  const atMost = Math.min(Number.MAX_SAFE_INTEGER, photosPerClient * level.clients)
  const offered =
    level.mode === 'closed' ? null : level.mode === 'open' ? level.share * closedThroughput : level.perSecond
  const before = cpuOf(open.stages)
  const { samples, ...result } = await open.load(
    offered === null
      ? { mode: 'closed', clients: level.clients, seconds, atMost }
      : // A contender that answered nothing is offered one photo.
        {
          mode: 'open',
          clients: level.clients,
          perSecond: Math.max(offered, 1 / seconds),
          seconds,
          graceSeconds: seconds,
          atMost,
        },
  )
  const after = cpuOf(open.stages)
  const cpuMs = Object.fromEntries(
    Object.entries(after).map(([stage, value]) => [stage, Math.max(0, value - (before[stage] ?? 0))]),
  )
  return {
    contender: name,
    round,
    level,
    offered,
    seconds: result.seconds,
    samples,
    complaints: result.complaints,
    cpuMs,
  }
}

const total = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, value) => sum + value, 0)

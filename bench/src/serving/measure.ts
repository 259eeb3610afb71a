import { setTimeout as pause } from 'node:timers/promises'
import type { Contender, Place, Setting, Started } from './contender'
import type { Load, Target } from './load/plan'
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
/** Photos of one size, and the model server alone. */
export const sizeClients = 8
/** Where a photo takes seconds, a run needs few of them to know how many are answered, and nobody waits for the others. */
const coldShare = 0.8
const coldGraceSeconds = 4
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
  const load = async (wanted: Load, { megapixels = null, target = started.target }: Aim = {}) =>
    await runLoad({ target, photos: photosFolder, megapixels, load: wanted })
  const warmUp = async (): Promise<void> => {
    if (contender.cold) await load({ mode: 'answers', photos: 1 })
    else await load({ mode: 'closed', clients: 4, seconds: 60, graceSeconds: 60, atMost: 24 })
  }
  return {
    get stages() {
      return started.stages
    },
    get url() {
      return started.target.url
    },
    get modelTarget() {
      return started.modelTarget
    },
    cold: contender.cold,
    load,
    warmUp,
    /** isLeft: photos were left unanswered, and may still be worked on. */
    async settle(isLeft: boolean): Promise<void> {
      if (!isLeft) return
      if (contender.cold) return await again()
      const deadline = Date.now() + idleWithinMs
      while (Date.now() < deadline) {
        const before = total(cpuOf(started.stages))
        await pause(sampleIdleMs)
        if (total(cpuOf(started.stages)) - before < idleCpuMs) return
      }
      await again()
    },
    stop: async (): Promise<void> => await started.stop(),
  }

  async function again(): Promise<void> {
    await started.stop()
    started = await contender.start(place, setting)
    // A process a photo is never warmer than after its files were read once.
    if (!contender.cold) await warmUp()
  }
}
type Aim = { readonly megapixels?: string | null; readonly target?: Target }
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
  const offered = offeredAt(level, closedThroughput)
  const lasts = open.cold ? Math.ceil(coldShare * seconds) : seconds
  const shared = {
    clients: level.clients,
    seconds: lasts,
    graceSeconds: open.cold ? coldGraceSeconds : warmGraceOf(level.clients, seconds),
    atMost,
  }
  const before = cpuOf(open.stages)
  const { samples, ...result } = await open.load(
    offered === null
      ? { mode: 'closed', ...shared }
      : // A contender that answered nothing is offered one photo.
        { mode: 'open', ...shared, perSecond: Math.max(offered, 1 / lasts) },
    aimOf(open, level),
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
    inTime: result.inTime,
    samples,
    complaints: result.complaints,
    cpuMs,
    loadCpuMs: result.ownCpuMs,
  }
}

/** Time enough for what is in flight, unless something is wrong. */
const warmGraceOf = (clients: number, seconds: number): number => Math.max(seconds, clients / 2)

/** Photos a second; null in closed loop. */
function offeredAt(level: Level, closedThroughput: number): number | null {
  switch (level.mode) {
    case 'closed':
    case 'size':
    case 'stage':
      return null
    case 'open':
      return level.share * closedThroughput
    case 'rate':
      return level.perSecond
  }
}

function aimOf({ modelTarget }: OpenContender, level: Level): Aim {
  switch (level.mode) {
    case 'closed':
    case 'open':
    case 'rate':
      return {}
    case 'size':
      return { megapixels: level.megapixels }
    case 'stage':
      if (modelTarget === undefined) throw new Error('this contender has no model server of its own')
      return { megapixels: level.megapixels, target: modelTarget }
  }
}

const total = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, value) => sum + value, 0)

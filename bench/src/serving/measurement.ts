import type { Agreement } from './agreement'
import type { Latencies } from './latency'
import type { Sample } from './load/plan'
import type { MemorySample } from './processes/memory'

/** What is asked of a contender in a run. share: of its own throughput with as many clients, in open loop. */
export type Level =
  | { readonly mode: 'closed'; readonly clients: number }
  | { readonly mode: 'open'; readonly clients: number; readonly share: number }
  | { readonly mode: 'rate'; readonly clients: number; readonly perSecond: number }

export type RunMeasurement = {
  readonly contender: string
  readonly round: number
  readonly level: Level
  /** Photos a second that were offered, in open loop. */
  readonly offered: number | null
  readonly seconds: number
  readonly samples: readonly Sample[]
  readonly complaints: readonly string[]
  /** Milliseconds of processor time of each stage, in all. */
  readonly cpuMs: Readonly<Record<string, number>>
}

export type RawMeasurement = {
  readonly batch: number
  readonly processes: number
  readonly photosPerSecond: number
  readonly cpuMs: Readonly<Record<string, number>>
}

export type TriedSetting = {
  readonly contender: string
  readonly setting: string
  readonly photosPerSecond: number
  readonly chosen: boolean
}

export type Measurements = {
  readonly runs: RunMeasurement[]
  readonly raw: RawMeasurement[]
  readonly tried: TriedSetting[]
  readonly agreements: Record<string, Agreement>
  /** Of each contender in the first round. */
  readonly memory: Record<string, readonly MemorySample[]>
}

/** The runs of all rounds on one level. */
export type Summary = {
  readonly contender: string
  readonly level: Level
  readonly runs: number
  readonly offered: number | null
  /** Answered photos a second: mean, lowest and highest of the rounds. */
  readonly throughput: { readonly mean: number; readonly low: number; readonly high: number }
  readonly latencies: Latencies
  readonly answered: number
  readonly failed: number
  readonly unfinished: number
  readonly cpuMsPerPhoto: Readonly<Record<string, number>>
  readonly complaints: readonly string[]
}

import type { Agreement } from './agreement'
import type { Latencies } from './latency'
import type { Sample } from './load/plan'
import type { MemorySample } from './processes/memory'

/**
 * What is asked of a contender in a run. share: of its own throughput with as many clients, in open loop. size: closed
 * loop with photos of one size. stage: the same, and of its model server alone.
 */
export type Level =
  | { readonly mode: 'closed'; readonly clients: number }
  | { readonly mode: 'size'; readonly clients: number; readonly megapixels: string }
  | { readonly mode: 'stage'; readonly clients: number; readonly megapixels: string }
  | { readonly mode: 'open'; readonly clients: number; readonly share: number }
  | { readonly mode: 'rate'; readonly clients: number; readonly perSecond: number }

export type RunMeasurement = {
  readonly contender: string
  readonly round: number
  readonly level: Level
  /** Photos a second that were offered, in open loop. */
  readonly offered: number | null
  readonly seconds: number
  /** Photos answered in these seconds; some more may have been answered later. */
  readonly inTime: number
  readonly samples: readonly Sample[]
  readonly complaints: readonly string[]
  /** Milliseconds of processor time of each stage, in all. */
  readonly cpuMs: Readonly<Record<string, number>>
  /** Of the load generator, which is not counted. */
  readonly loadCpuMs: number
}

/** What the gateway does with a photo before it is stored: decode, shrink, JPEG. Milliseconds of processor time. */
export type Preparation = { readonly megapixels: string; readonly cpuMs: number }

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
  readonly preparation: Preparation[]
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
  readonly loadCpuMsPerPhoto: number
  readonly complaints: readonly string[]
}

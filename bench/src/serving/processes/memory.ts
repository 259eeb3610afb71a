import type { Stage } from './stages'
import { readOr, readProcesses } from './table'

/** Megabytes of each stage, so many seconds after the first sample. */
export type MemorySample = { readonly seconds: number; readonly megabytes: Readonly<Record<string, number>> }

export type MemoryRecorder = { readonly stop: () => readonly MemorySample[] }

/** Samples the memory of stages, whichever run at the time, until it is stopped. */
export function recordMemory(stagesNow: () => readonly Stage[], everyMs: number): MemoryRecorder {
  const began = performance.now()
  const samples: MemorySample[] = []
  const sample = (): void => {
    samples.push({ seconds: (performance.now() - began) / 1000, megabytes: memoryOf(stagesNow()) })
  }
  sample()
  const timer = setInterval(sample, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      sample()
      return samples
    },
  }
}

/** Megabytes of each stage now that has processes of its own. */
export function memoryOf(stages: readonly Stage[]): Readonly<Record<string, number>> {
  const table = readProcesses()
  return Object.fromEntries(
    stages.flatMap(({ name, pids }) => {
      const own = pids(table)
      return own.length === 0 ? [] : [[name, own.reduce((total, pid) => total + megabytesOf(pid), 0)]]
    }),
  )
}

/** Proportional set size: memory that several processes share counts once among them. */
function megabytesOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]
  return Number(kilobytes ?? 0) / 1024
}

import type { Sample } from './load/plan'

/** Milliseconds; atLeast: unfinished photos are among those, which had taken so long already when the run was over. */
export type Latency = { readonly ms: number; readonly atLeast: boolean }
export type Latencies = { readonly p50: Latency; readonly p95: Latency; readonly p99: Latency }

/** The time within which a share of the photos was answered. Unfinished ones count with the time that they had taken. */
export function latencyAt(samples: readonly Sample[], share: number): Latency {
  const counted = samples.filter(({ outcome }) => outcome !== 'failed').sort((a, b) => a.took - b.took)
  const at = counted[Math.max(0, Math.ceil(share * counted.length) - 1)]
  if (at === undefined) return { ms: Number.NaN, atLeast: false }
  // An unfinished photo up to here belongs further up, nobody knows where.
  const atLeast = counted.some(({ took, outcome }) => outcome === 'unfinished' && took <= at.took)
  return { ms: at.took * 1000, atLeast }
}

export const latenciesOf = (samples: readonly Sample[]): Latencies => ({
  p50: latencyAt(samples, 0.5),
  p95: latencyAt(samples, 0.95),
  p99: latencyAt(samples, 0.99),
})

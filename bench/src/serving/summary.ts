import { mean } from '../statistics'
import { latenciesOf } from './latency'
import type { RunMeasurement, Summary } from './measurement'

export const throughputOf = ({ inTime, seconds }: RunMeasurement): number => inTime / seconds

/** Rounds of one level together: samples pooled, throughputs side by side. */
export function summariesOf(runs: readonly RunMeasurement[]): readonly Summary[] {
  const groups = new Map<string, RunMeasurement[]>()
  for (const run of runs) {
    const key = JSON.stringify([run.contender, run.level])
    groups.set(key, [...(groups.get(key) ?? []), run])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const samples = group.flatMap((run) => run.samples)
    const count = (outcome: string): number => samples.filter((sample) => sample.outcome === outcome).length
    const throughputs = group.map(throughputOf)
    const offered = group.flatMap((run) => run.offered ?? [])
    return [
      {
        contender: first.contender,
        level: first.level,
        runs: group.length,
        offered: offered.length === 0 ? null : mean(offered),
        throughput: { mean: mean(throughputs), low: Math.min(...throughputs), high: Math.max(...throughputs) },
        latencies: latenciesOf(samples),
        answered: count('answered'),
        failed: count('failed'),
        unfinished: count('unfinished'),
        cpuMsPerPhoto: Object.fromEntries(
          Object.keys(first.cpuMs).map((stage) => [
            stage,
            group.reduce((sum, run) => sum + (run.cpuMs[stage] ?? 0), 0) / count('answered'),
          ]),
        ),
        loadCpuMsPerPhoto: group.reduce((sum, run) => sum + run.loadCpuMs, 0) / count('answered'),
        complaints: [...new Set(group.flatMap((run) => run.complaints))],
      },
    ]
  })
}

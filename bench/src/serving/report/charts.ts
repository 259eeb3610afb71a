import { type Axis, type Bar, barChart, type Line, lineChart } from '../../accuracy/charts'
import { contenders } from '../contenders'
import type { MemorySample } from '../processes/memory'
import type { ServingReport } from './document'

/** Charts as SVG, by title. */
export function chartsOf(report: ServingReport): Readonly<Record<string, string>> {
  const { summaries, options, measured } = report
  const most = Math.max(...options.clients)
  const bars = (clients: number, barOf: (one: (typeof summaries)[number]) => Omit<Bar, 'label'>): readonly Bar[] =>
    contenders.flatMap(({ name, title }) =>
      summaries
        .filter(({ contender, level }) => contender === name && level.mode === 'closed' && level.clients === clients)
        .map((one) => ({ label: title.split(/[:,]/)[0] ?? title, ...barOf(one) })),
    )
  const raw = measured.raw.map(
    ({ batch, photosPerSecond: value }): Bar => ({
      label: `No server, batch ${batch}`,
      value,
      low: value,
      high: value,
    }),
  )
  const throughput = bars(most, ({ throughput: { mean, low, high } }) => ({ value: mean, low, high }))
  const cpu = bars(most, ({ cpuMsPerPhoto }) => {
    const value = Object.values(cpuMsPerPhoto).reduce((sum, one) => sum + one, 0)
    return { value, low: value, high: value }
  })
  const memory = measured.memory.ours
  return {
    [`Throughput at ${most} clients`]: barChart(`Throughput at ${most} clients`, 'photos/s', [...throughput, ...raw]),
    [`Processor time a photo at ${most} clients`]: barChart(`Processor time a photo at ${most} clients`, 'ms', cpu),
    ...(memory === undefined ? {} : { 'Memory of ours over time': memoryChart(memory) }),
  }
}

function memoryChart(samples: readonly MemorySample[]): string {
  const stages = Object.keys(samples[0]?.megabytes ?? {})
  const lines = stages.map(
    (label): Line => ({ label, points: samples.map(({ seconds, megabytes }) => [seconds, megabytes[label] ?? 0]) }),
  )
  const highest = Math.max(...samples.flatMap(({ megabytes }) => Object.values(megabytes)), 1)
  const last = Math.max(...samples.map(({ seconds }) => seconds), 1)
  return lineChart('Memory of ours over time', axis('s', last), axis('MB', highest), lines)
}

/** From zero to a round number, in four or five steps. */
export function axis(title: string, highest: number): Axis {
  const rough = highest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough
  const ticks = Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step)
  return { title, from: 0, to: ticks.at(-1) ?? highest, ticks }
}

import { contenders } from '../contenders'
import type { Level, Summary } from '../measurement'
import type { ServingReport } from './document'
import { type Cell, digits, table, time } from './tables'
import { verdictsOf } from './verdict'

type Mode = Level['mode']

const titleOf = (name: string): string => contenders.find((one) => one.name === name)?.title ?? name

/** The results as a document; charts are names of files beside it, by title. */
export function markdownOf(report: ServingReport, charts: Readonly<Record<string, string>>): string {
  const { machine, options, summaries, measured } = report
  const of = (mode: Mode): readonly Summary[] => summaries.filter(({ level }) => level.mode === mode)
  const names = contenders.map(({ name }) => name).filter((name) => summaries.some((one) => one.contender === name))
  const parts = [
    '# Serving photos',
    [
      `\`npm run serving -w @fitsize/bench\`, ${machine.measured}: ${machine.cores} cores of ${machine.processor}, ${machine.gigabytes} GB, load average ${machine.loadAverage.toFixed(1)} before;`,
      `Node.js ${machine.node}, ${machine.packages.join(', ')}; weights ${machine.weights}. One machine: the load generator runs on it too, as a process of its own whose processor time is not counted.`,
      `${options.rounds} rounds of ${options.seconds} s a run, contenders in another order each round. What each does, and how to run it: [bench/serving/README.md](../serving/README.md).`,
    ].join('\n'),
    `Photos, in turns: ${report.photos.map(({ megapixels, kilobytes }) => `${megapixels} Mpx (${kilobytes} KB)`).join(', ')}.`,
    '## What was wanted',
    table(
      ['', 'wanted', 'measured', ''],
      verdictsOf(report).map(({ claim, wanted, measured, met }) => [claim, wanted, measured, metText(met)]),
    ),
    ...Object.entries(charts).map(([title, file]) => `![${title}](${file})`),
    '## Throughput, closed loop',
    'Answered photos a second; lowest–highest of the rounds in small print. Each client sends its next photo when the last one is answered. What is in flight at the end of a run is waited for and counts too, over the time until its last answer; where photos were left unanswered (≥ below), the answers within the run’s time count.',
    byClients(names, of('closed'), ({ throughput: { mean, low, high } }) =>
      low === high ? digits(mean) : `${digits(mean)} <sub>${digits(low)}–${digits(high)}</sub>`,
    ),
    ...rawSection(report),
    '## Latency, closed loop',
    'p50 / p95 / p99. ≥: photos that were not answered when the run was over are among those, counted with the time that they had taken.',
    byClients(names, of('closed'), latencies),
    '## Latency, open loop',
    'Photos come at a constant rate, four fifths of what the contender answered in closed loop with as many clients; at most so many are in flight. Latency counts from when a photo was due, so that a stall is not hidden by photos that were not sent meanwhile.',
    byClients(names, of('open'), (summary) => `${digits(summary.offered ?? Number.NaN)}/s: ${latencies(summary)}`),
    ...rateSection(names, of('rate'), options.rates),
    ...sizeSection(names, of('size'), of('stage')),
    '## Processor time',
    'CPU-ms for each answered photo by stage, closed loop. Runs that end with unfinished photos (≥ above) count the work on these too. The load generator is in no sum.',
    table(
      ['', 'stage', ...options.clients.map((clients) => `${clients} clients`)],
      names.flatMap((name) => stageRows(name, of('closed'), options.clients)),
    ),
    ...preparationSection(report),
    '## Memory',
    'Proportional set size (shared memory counted once) over all runs of the first round, MB: at the start / highest.',
    table(
      ['', 'at the start', 'highest'],
      names.flatMap((name) => memoryRow(report, name)),
    ),
    '## Identical work',
    'What each contender answered for each photo of the mix (seed and successor: the first half), against the model in a loop. The process a request computes in float32; ours stores a JPEG of the working copy, from which it measures.',
    table(
      [
        '',
        'photos',
        'keypoints in common %',
        'mean distance, ‰ of the longer side',
        'px per cm differs by %',
        'durable',
      ],
      contenders.flatMap(({ name, title, durable }): Cell[][] => {
        const agreement = measured.agreements[name]
        if (agreement === undefined) return []
        const { photos, keypointsAlike, distancePerMille, scalePercent } = agreement
        const scale = scalePercent === null ? 'not all found' : digits(scalePercent)
        return [[title, photos, digits(100 * keypointsAlike), digits(distancePerMille), scale, durable]]
      }),
    ),
    '## Settings',
    ...contenders.filter(({ name }) => names.includes(name)).map(({ title, notes }) => `- **${title}.** ${notes}`),
    ...(measured.tried.length === 0
      ? []
      : [
          'Tried at 32 clients, photos a second:',
          table(
            ['', 'setting', 'photos/s', ''],
            measured.tried.map(({ contender, setting, photosPerSecond, chosen }) => [
              titleOf(contender),
              setting,
              digits(photosPerSecond),
              chosen ? 'measured' : '',
            ]),
          ),
        ]),
    ...complaintSection(summaries),
  ]
  return `${parts.join('\n\n')}\n`
}

const latencies = ({ latencies: { p50, p95, p99 } }: Summary): string => [p50, p95, p99].map(time).join(' / ')

function byClients(names: readonly string[], summaries: readonly Summary[], text: (one: Summary) => string): string {
  const clients = [...new Set(summaries.map(({ level }) => level.clients))]
  return table(
    ['', ...clients.map((count) => `${count} clients`)],
    names.map((name) => [
      titleOf(name),
      ...clients.map((count) => {
        const found = summaries.find((one) => one.contender === name && one.level.clients === count)
        return found === undefined ? '–' : text(found)
      }),
    ]),
  )
}

function rawSection({ measured: { raw } }: ServingReport): readonly string[] {
  if (raw.length === 0) return []
  const stages = Object.keys(raw[0]?.cpuMs ?? {})
  return [
    '### The limit: no server',
    'The model in a loop with decode and marker, a process for each core with one thread each.',
    table(
      ['batch', 'processes', 'photos/s', ...stages.map((stage) => `${stage} CPU-ms`)],
      raw.map((one) => [
        one.batch,
        one.processes,
        digits(one.photosPerSecond),
        ...stages.map((stage) => digits(one.cpuMs[stage] ?? Number.NaN)),
      ]),
    ),
  ]
}

function rateSection(
  names: readonly string[],
  summaries: readonly Summary[],
  rates: readonly number[],
): readonly string[] {
  if (summaries.length === 0) return []
  return [
    '## The same rate for all',
    'p50 / p95 / p99 from when a photo was due, and how many were answered in time; 128 in flight at most.',
    table(
      ['', ...rates.map((rate) => `${rate} photos/s`)],
      names.map((name) => [
        titleOf(name),
        ...rates.map((rate) => {
          const found = summaries.find(
            ({ contender, level }) => contender === name && level.mode === 'rate' && level.perSecond === rate,
          )
          if (found === undefined) return '–'
          return `${latencies(found)}; ${found.answered} of ${found.answered + found.failed + found.unfinished}`
        }),
      ]),
    ),
  ]
}

function sizeSection(
  names: readonly string[],
  sized: readonly Summary[],
  staged: readonly Summary[],
): readonly string[] {
  const [first] = sized
  if (first === undefined) return []
  const row = (title: string, { throughput, latencies: found }: Summary): Cell[] => [
    title,
    digits(throughput.mean),
    ...[found.p50, found.p95].map(time),
  ]
  const rows = (summaries: readonly Summary[], suffix: string): Cell[][] =>
    names.flatMap((name) =>
      summaries.filter(({ contender }) => contender === name).map((one) => row(`${titleOf(name)}${suffix}`, one)),
    )
  return [
    '## 2 Mpx alone',
    `${first.level.clients} clients, closed loop.`,
    table(
      ['', 'photos/s', 'p50', 'p95'],
      [...rows(sized, ''), ...rows(staged, ': its model server alone (keypoints)')],
    ),
  ]
}

function preparationSection({ measured: { preparation } }: ServingReport): readonly string[] {
  if (preparation.length === 0) return []
  return [
    'The gateway’s preparation of a photo (decode, shrink, JPEG of the working copy), measured by itself:',
    table(
      ['megapixels', 'CPU-ms'],
      preparation.map(({ megapixels, cpuMs }) => [megapixels, digits(cpuMs)]),
    ),
  ]
}

function metText(met: boolean | null): string {
  if (met === null) return '–'
  return met ? 'reached' : '**missed**'
}

function stageRows(name: string, summaries: readonly Summary[], clients: readonly number[]): readonly Cell[][] {
  const at = clients.map((count) =>
    summaries.find(({ contender, level }) => contender === name && level.clients === count),
  )
  const stages = Object.keys(at.find((one) => one !== undefined)?.cpuMsPerPhoto ?? {})
  const sum = (one: Summary | undefined): number =>
    one === undefined ? Number.NaN : Object.values(one.cpuMsPerPhoto).reduce((total, value) => total + value, 0)
  return [
    ...stages.map((stage) => [
      titleOf(name),
      stage,
      ...at.map((one) => digits(one?.cpuMsPerPhoto[stage] ?? Number.NaN)),
    ]),
    ...(stages.length > 1 ? [[titleOf(name), '**all**', ...at.map((one) => digits(sum(one)))]] : []),
    [titleOf(name), 'load generator', ...at.map((one) => digits(one?.loadCpuMsPerPhoto ?? Number.NaN))],
  ]
}

function memoryRow({ measured: { memory } }: ServingReport, name: string): readonly Cell[][] {
  const totals = (memory[name] ?? []).map(({ megabytes }) =>
    Object.values(megabytes).reduce((sum, one) => sum + one, 0),
  )
  const [first] = totals
  return first === undefined ? [] : [[titleOf(name), digits(first), digits(Math.max(...totals))]]
}

function complaintSection(summaries: readonly Summary[]): readonly string[] {
  const failing = summaries.filter(({ failed }) => failed > 0)
  if (failing.length === 0) return []
  return [
    '## Failures',
    table(
      ['', 'clients', 'failed', 'of', 'such as'],
      failing.map(({ contender, level, failed, answered, unfinished, complaints }) => [
        titleOf(contender),
        `${level.clients}, ${level.mode}`,
        failed,
        failed + answered + unfinished,
        complaints.join('; '),
      ]),
    ),
  ]
}

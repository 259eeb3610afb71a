import { digits, table } from './tables'

/** What the plan's samples of one number of threads told. */
export type JmeterRow = {
  readonly title: string
  readonly threads: number
  readonly samples: number
  readonly failed: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
}

// JMeter's CSV as its plan's version writes it, without a head: no column before the sixth has a comma of its own.
const columns = /^(\d+),(\d+),"?execScript, (\d+) threads?"?,.*,(true|false),\d+,\d+,\d+,\d+$/

/** Rows by number of threads, from the samples that JMeter wrote. */
export function rowsOf(title: string, csv: string): readonly JmeterRow[] {
  const samples = csv.split('\n').flatMap((line) => {
    const [, at, took, threads, success] = columns.exec(line.trim()) ?? []
    return at === undefined ? [] : [{ at: Number(at), took: Number(took), threads: Number(threads), success }]
  })
  return [...new Set(samples.map(({ threads }) => threads))]
    .sort((one, other) => one - other)
    .map((threads) => {
      const own = samples.filter((sample) => sample.threads === threads)
      const good = own.filter(({ success }) => success === 'true')
      const from = Math.min(...own.map(({ at }) => at))
      const to = Math.max(...own.map(({ at, took }) => at + took))
      const times = good.map(({ took }) => took).sort((one, other) => one - other)
      const share = (part: number): number => times[Math.max(0, Math.ceil(part * times.length) - 1)] ?? Number.NaN
      return {
        title,
        threads,
        samples: own.length,
        failed: own.length - good.length,
        perSecond: (1000 * good.length) / (to - from),
        p50Ms: share(0.5),
        p95Ms: share(0.95),
      }
    })
}

/** The results as a document. */
export const jmeterDocument = (
  rows: readonly JmeterRow[],
  photo: string,
  loops: Readonly<Record<string, number>>,
): string =>
  `${[
    '# The original’s call, driven by Apache JMeter',
    `\`npm run serving -w @fitsize/bench -- --jmeter\`: [the plan](../jmeter/README.md) posts ${photo} of the mix to \`/keypoints/execScript/\` by 1, then 10, then 50 threads; photos a thread: ${Object.entries(
      loops,
    )
      .map(([name, each]) => `${name} ${each}`)
      .join(', ')}. A sample is good when its answer has keypoints.`,
    table(
      ['', 'threads', 'photos/s', 'p50 ms', 'p95 ms', 'samples', 'failed'],
      rows.map((row) => [
        row.title,
        row.threads,
        digits(row.perSecond),
        digits(row.p50Ms),
        digits(row.p95Ms),
        row.samples,
        row.failed,
      ]),
    ),
  ].join('\n\n')}\n`

import { cpus, loadavg, totalmem } from 'node:os'
import { lineChart } from '../accuracy/charts'
import { axis } from '../serving/report/charts'
import type { Timed } from './closed-loop'
import type { Compared, Measured } from './measure'
import type { Options } from './options'
import { type Person, people } from './people'

/** At 16 clients, from the issue of the search. */
const wantedMs = 50
const wantedGrowth = 3

export type Report = {
  readonly machine: { readonly processor: string; readonly cores: number; readonly gigabytes: number }
  readonly node: string
  readonly measured: string
  /** Before and after: what else the machine did. */
  readonly loadAverage: readonly [number, number]
  readonly options: Pick<Options, 'sizes' | 'clients' | 'seconds' | 'check'>
  readonly catalogues: readonly Measured[]
  readonly compared: readonly Compared[]
}

export const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  gigabytes: Math.round(totalmem() / 2 ** 30),
})
export const load = (): number => loadavg()[0] ?? Number.NaN

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
const ms = (value: number | null): string =>
  value === null ? 'unknown' : value >= 1000 ? `${(value / 1000).toFixed(1)} s` : value.toFixed(value < 10 ? 1 : 0)
const inMs = (value: number): string => `${Math.round(value)} ms`
const count = (value: number): string => value.toLocaleString('en')
const timed = ({ p50, p95, perSecond, nodeMs, postgresMs }: Timed): readonly string[] => [
  ms(p50),
  ms(p95),
  perSecond.toFixed(perSecond < 10 ? 1 : 0),
  ms(nodeMs),
  ms(postgresMs),
]

export function markdownOf({
  machine: on,
  node,
  measured,
  loadAverage,
  options,
  catalogues,
  compared,
}: Report): string {
  const most = Math.max(...options.clients)
  const [smallest, largest] = [catalogues[0], catalogues.at(-1)]
  const at = (catalogue: Measured | undefined, person: Person, clients: number) =>
    catalogue?.firstPages.find((one) => one.person === person && one.clients === clients)
  const worst = Math.max(...people.map((person) => at(largest, person, most)?.p95 ?? Number.NaN))
  const growths = people.map((person) => ({
    person,
    one: (at(largest, person, 1)?.p95 ?? Number.NaN) / (at(smallest, person, 1)?.p95 ?? Number.NaN),
    many: (at(largest, person, most)?.p95 ?? Number.NaN) / (at(smallest, person, most)?.p95 ?? Number.NaN),
  }))
  const growth = Math.max(...growths.map(({ many }) => many))
  const differing = compared.reduce((sum, one) => sum + one.differing, 0)
  const verdict = (reached: boolean): string => (reached ? 'reached' : '**missed**')
  return `# The search for what fits

\`npm run matching -w @fitsize/bench\`, ${measured}: ${on.cores} cores of ${on.processor}, ${on.gigabytes} GB, Node.js ${node}, PostgreSQL 18 of its own with fsync
and 2 GB of shared buffers; load average ${loadAverage[0].toFixed(1)} before, ${loadAverage[1].toFixed(1)} after (the bench itself makes about 2).
The use case \`searchCatalogue\` is called in one Node.js process, which is the clients as well; first pages of 24 garments, by
fit. Each client asks again as soon as it is answered; a run counts ${options.seconds} s after a warm-up. Those who can vary are eight people,
from 3 cm smaller to 4 cm larger, in turns. Nothing is cached for a person; each process keeps a sample of 10,000 sizes.

## What was wanted

${table(
  ['', 'wanted', 'measured', ''],
  [
    [
      `p95 of a first page, ${count(largest?.sizes ?? 0)} sizes, ${most} clients, the slowest of all people`,
      `≤ ${wantedMs} ms`,
      inMs(worst),
      verdict(worst <= wantedMs),
    ],
    [
      `Growth of p95 from ${count(smallest?.sizes ?? 0)} to ${count(largest?.sizes ?? 0)} sizes at ${most} clients, the largest of all people`,
      `< ${wantedGrowth} x`,
      `${growth.toFixed(2)} x`,
      verdict(growth < wantedGrowth),
    ],
    [
      `Places of ${count(options.check)} sizes’ ranking that differ from judging every size`,
      '0',
      `${differing} of ${count(compared.reduce((sum, one) => sum + one.garments, 0))}`,
      verdict(differing === 0),
    ],
  ],
)}

![First pages by sizes on offer](matching.svg)

## First pages

Milliseconds; Node.js and PostgreSQL: processor time a page, unknown where a server process ended meanwhile.

${table(
  ['', 'sizes', 'clients', 'p50', 'p95', 'pages/s', 'Node.js', 'PostgreSQL'],
  people.flatMap((person) =>
    catalogues.flatMap((catalogue) =>
      catalogue.firstPages
        .filter((one) => one.person === person)
        .map((one) => [person, count(catalogue.sizes), String(one.clients), ...timed(one)]),
    ),
  ),
)}

## Growth

p95 at ${count(largest?.sizes ?? 0)} sizes over p95 at ${count(smallest?.sizes ?? 0)}.

${table(
  ['', '1 client', `${most} clients`],
  growths.map(({ person, one, many }) => [person, `${one.toFixed(2)} x`, `${many.toFixed(2)} x`]),
)}

## Without an index

Every size of the kinds that can be compared is read, packed as the search reads it, 2,000 garments at once, and judged: one
run each, one client, ms.

${table(
  ['', ...catalogues.map(({ sizes }) => `${count(sizes)} sizes`)],
  people.map((person) => [
    person,
    ...catalogues.map(({ naive }) => ms(naive.find((one) => one.person === person)?.ms ?? null)),
  ]),
)}

## Beside it

One client, ms; of the typical person unless nobody is signed in.

${table(
  ['', 'sizes', 'p50', 'p95', 'a second', 'Node.js', 'PostgreSQL'],
  (largest?.others ?? []).flatMap(({ name }) =>
    catalogues.flatMap(({ sizes, others }) =>
      others.filter((one) => one.name === name).map((one) => [name, count(sizes), ...timed(one)]),
    ),
  ),
)}

## The same ranking

All pages of ${count(options.check)} sizes beside judging every made size without a database: garment, size and probability at each place.

${table(
  ['', 'garments that fit', 'places that differ'],
  compared.map(({ person, garments, differing: different }) => [person, count(garments), String(different)]),
)}
`
}

export function chartOf({ catalogues, options }: Report): string {
  const most = Math.max(...options.clients)
  const lines = people.map((person) => ({
    label: person,
    points: catalogues.flatMap(({ sizes, firstPages }) => {
      const one = firstPages.find((each) => each.person === person && each.clients === most)
      return one === undefined ? [] : [[Math.log10(sizes), one.p95] as const]
    }),
  }))
  const naive = {
    label: 'naive, typical, 1 client',
    points: catalogues.flatMap(({ sizes, naive: all }) => {
      const one = all.find(({ person }) => person === 'typical')
      return one === undefined ? [] : [[Math.log10(sizes), one.ms] as const]
    }),
  }
  const wanted = {
    label: 'wanted',
    points: options.sizes.map((sizes) => [Math.log10(sizes), wantedMs] as const),
  }
  const highest = Math.max(...lines.flatMap(({ points }) => points.map(([, value]) => value)), wantedMs) * 1.5
  const exponents = options.sizes.map((sizes) => Math.log10(sizes))
  const x = {
    title: 'sizes on offer, power of ten',
    from: Math.min(...exponents),
    to: Math.max(...exponents, Math.min(...exponents) + 1),
    ticks: exponents,
  }
  const title = `First pages by sizes on offer: p95 at ${most} clients`
  return lineChart(title, x, axis('ms; above it is cut off', highest), [wanted, ...lines, naive])
}

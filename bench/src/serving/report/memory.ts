import { type Line, lineChart } from '../../accuracy/charts'
import type { Machine } from '../machine'
import { axis } from './charts'
import { digits, table } from './tables'

/** Memory after so many scans. seconds: of the scans since the step before; failed: of these. */
export type MemoryStep = {
  readonly scans: number
  readonly seconds: number
  readonly failed: number
  readonly megabytes: Readonly<Record<string, number>>
}

type Load = { readonly clients: number; readonly megapixels: string }

/** Caches and pools have their size by then. */
const settledAfter = 0.2
const flatPercent = 5

/** Growth of all parts together from a fifth of the scans to the last one, per cent. */
export function growthOf(steps: readonly MemoryStep[]): number {
  const last = steps.at(-1)
  const settled = steps.find(({ scans }) => scans >= settledAfter * (last?.scans ?? 0))
  return last === undefined || settled === undefined ? Number.NaN : 100 * (totalOf(last) / totalOf(settled) - 1)
}

/** The results as a document. */
export function memoryDocument(steps: readonly MemoryStep[], machine: Machine, { clients, megapixels }: Load): string {
  const parts = Object.keys(steps[0]?.megabytes ?? {})
  const scans = steps.at(-1)?.scans ?? 0
  const growth = growthOf(steps)
  const failed = steps.reduce((sum, step) => sum + step.failed, 0)
  return [
    '# Memory over many scans',
    [
      `\`npm run serving -w @fitsize/bench -- --memory ${scans}\`, ${machine.measured}: ${machine.cores} cores of ${machine.processor}, Node.js ${machine.node}, weights ${machine.weights}.`,
      `${clients} clients in closed loop, photos of ${megapixels} megapixels; proportional set size (shared memory counted once), MB.`,
    ].join('\n'),
    `From ${digits(settledAfter * scans)} scans on, all parts together grew by ${growth.toFixed(1)} %; wanted: flat, taken as at most ${flatPercent} %: **${growth <= flatPercent ? 'reached' : 'missed'}**. ${failed} scans failed.`,
    '![Memory over scans](serving-memory-scans.svg)',
    table(
      ['scans', ...parts, 'all', 'scans/s'],
      steps.map((step, index) => [
        step.scans,
        ...parts.map((part) => digits(step.megabytes[part] ?? Number.NaN)),
        digits(totalOf(step)),
        index === 0 ? '' : digits((step.scans - (steps[index - 1]?.scans ?? 0)) / step.seconds),
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

/** The chart of it, as SVG. */
export function memoryChart(steps: readonly MemoryStep[]): string {
  const lines = Object.keys(steps[0]?.megabytes ?? {}).map(
    (label): Line => ({ label, points: steps.map(({ scans, megabytes }) => [scans, megabytes[label] ?? 0]) }),
  )
  const highest = Math.max(...steps.flatMap(({ megabytes }) => Object.values(megabytes)), 1)
  return lineChart('Memory over scans', axis('scans', steps.at(-1)?.scans ?? 1), axis('MB', highest), lines)
}

const totalOf = ({ megabytes }: MemoryStep): number => Object.values(megabytes).reduce((sum, one) => sum + one, 0)

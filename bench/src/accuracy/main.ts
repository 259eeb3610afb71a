// Tables what the models and the measuring make of simulated phone photos with a known truth.
//   npm run accuracy -w @fitsize/bench -- --scenes FILE.jsonl [--output FOLDER] [--name NAME]
// The scenes come from `python -m fitsize_inference.scenes phone`.
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readKeypoints } from '@fitsize/usecases'
import { typedIn } from '../env'
import { mean } from '../statistics'
import { barChart, lineChart } from './charts'
import { markdownOf, type Origin } from './markdown'
import { type Outcome, outcomeOf } from './outcome'
import { type Report, reportOf } from './report'
import { readSceneLines, type SceneLine } from './scene-line'

const { values } = parseArgs({
  options: {
    scenes: { type: 'string' },
    output: { type: 'string', default: new URL('../../accuracy', import.meta.url).pathname },
    name: { type: 'string', default: 'phone-scenes' },
  },
})
if (values.scenes === undefined) throw new Error('--scenes FILE.jsonl: the output of `fitsize_inference.scenes phone`')
const [scenes, output] = [resolve(typedIn, values.scenes), resolve(typedIn, values.output)]

const outcomes: Outcome[] = []
const cpu: SceneLine['cpuSeconds'][] = []
const origins = new Map<string, Omit<Origin, 'perType' | 'cpuSeconds'>>()
for await (const line of readSceneLines(scenes)) {
  outcomes.push(outcomeOf(line))
  cpu.push(line.cpuSeconds)
  const origin = { series: line.series, weights: readKeypoints(line.keypoints).modelVersion }
  origins.set(JSON.stringify(origin), origin)
}
const [first, ...others] = origins.values()
if (first === undefined) throw new Error(`${scenes} has no scenes`)
if (others.length > 0)
  throw new Error(`${scenes} mixes series or weights, make it anew: ${[...origins.keys()].join(' and ')}`)

const origin: Origin = {
  ...first,
  perType: Math.round(outcomes.length / new Set(outcomes.map(({ garmentType }) => garmentType)).size),
  cpuSeconds: {
    scene: mean(cpu.map((seconds) => seconds.scene)),
    keypoints: mean(cpu.map((seconds) => seconds.keypoints)),
    marker: mean(cpu.map((seconds) => seconds.marker)),
  },
}
const report = reportOf(outcomes)
const charts = chartsOf(report)
await mkdir(output, { recursive: true })
const files = Object.fromEntries(
  Object.keys(charts).map((title) => [title, `${values.name}-${title.split(/\W/)[0]?.toLowerCase()}.svg`]),
)
for (const [title, file] of Object.entries(files)) await writeFile(join(output, file), charts[title] ?? '')
await writeFile(join(output, `${values.name}.json`), `${JSON.stringify({ origin, report }, rounded, 1)}\n`)
await writeFile(join(output, `${values.name}.md`), markdownOf(report, origin, files))
process.stdout.write(`${join(output, `${values.name}.md`)}: ${report.scenes} scenes\n`)

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value
}

function chartsOf({ calibration, dimensions, scale }: Report): Record<string, string> {
  const ticks = [0, 20, 40, 60, 80, 100]
  const percent = (title: string) => ({ title, from: 0, to: 100, ticks })
  const lines = calibration.map(({ label, points }) => ({
    label,
    points: points.map(({ nominal, observed }) => [nominal * 100, observed * 100] as const),
  }))
  const original = dimensions[0]?.rows ?? []
  const byMarker = scale.flatMap(({ rows }, index) => (index < 2 ? rows : []))
  return {
    'Calibration of the intervals': lineChart(
      'Calibration of the intervals',
      percent('nominal %'),
      percent('observed %'),
      lines,
      true,
    ),
    'Dimensions: mean error': barChart(
      "Mean error of the original's dimensions",
      'cm',
      original.map(({ label, mean: { value, low, high } }) => ({ label, value, low, high })),
    ),
    'Scale: mean error': barChart(
      'Mean scale error at the garment',
      '%',
      byMarker.map(({ label, mean: { value, low, high } }) => ({
        label,
        value: value * 100,
        low: low * 100,
        high: high * 100,
      })),
    ),
  }
}

import { expect, test } from 'vitest'
import type { Level, Summary } from '../../src/serving/measurement'
import type { ServingReport } from '../../src/serving/report/document'
import { verdictsOf } from '../../src/serving/report/verdict'

const closed = (clients: number): Level => ({ mode: 'closed', clients })
const sized = (mode: 'size' | 'stage'): Level => ({ mode, clients: 8, megapixels: '2' })

function summary(contender: string, level: Level, rate: number, gatewayMs = 0): Summary {
  const unknown = { ms: 1, atLeast: false }
  return {
    contender,
    level,
    runs: 1,
    offered: null,
    throughput: { mean: rate, low: rate, high: rate },
    latencies: { p50: unknown, p95: unknown, p99: unknown },
    answered: 10,
    failed: 0,
    unfinished: 0,
    cpuMsPerPhoto: { gateway: gatewayMs },
    loadCpuMsPerPhoto: 1,
    complaints: [],
  }
}

const reportOf = (summaries: readonly Summary[]): ServingReport => ({
  machine: {
    processor: 'one',
    cores: 2,
    gigabytes: 8,
    loadAverage: 0,
    node: 'v20',
    measured: '2000-01-01',
    weights: 'none',
    packages: [],
  },
  options: { only: [], clients: [1, 8], rates: [], rounds: 1, seconds: 1 },
  photos: [],
  summaries,
  measured: {
    raw: [{ batch: 1, processes: 2, photosPerSecond: 10, cpuMs: {} }],
    tried: [],
    agreements: {},
    preparation: [
      { megapixels: '2', cpuMs: 20 },
      { megapixels: '12', cpuMs: 100 },
    ],
    memory: {},
  },
})

const metOf = (summaries: readonly Summary[]) => verdictsOf(reportOf(summaries)).map(({ met }) => met)

const seed = summary('seed', sized('size'), 0.3)
const ours = [
  summary('ours', closed(1), 6, 6),
  summary('ours', closed(8), 8, 7),
  summary('ours', sized('size'), 7),
  summary('ours', sized('stage'), 30),
]

test('what was wanted and reached says so', () => {
  const peers = [summary('litserve', closed(1), 4), summary('fastapi', closed(8), 7.9)]
  expect(metOf([seed, ...ours, ...peers])).toEqual([true, true, true, true, true, true])
})

test('a peer that is more than 5 % ahead anywhere is a loss, and told', () => {
  const [, , , behind, most] = verdictsOf(
    reportOf([seed, ...ours, summary('litserve', closed(1), 4), summary('fastapi', closed(8), 8.8)]),
  )
  expect(behind).toMatchObject({
    met: false,
    measured: '1 clients: litserve 33.3 % behind; 8 clients: fastapi 10.0 % ahead',
  })
  expect(most).toMatchObject({ met: false, measured: '1 of 2' })
})

test('a gateway whose own thread takes more is a loss', () => {
  expect(metOf([summary('ours', closed(1), 6, 9)]).at(-1)).toBe(false)
})

test('what was not measured is neither', () => {
  expect(metOf([])).toEqual([null, null, null, null, null, null])
  const report = reportOf(ours)
  const [, , limit] = verdictsOf({ ...report, measured: { ...report.measured, raw: [] } })
  expect(limit).toMatchObject({ met: null, measured: 'not measured' })
})

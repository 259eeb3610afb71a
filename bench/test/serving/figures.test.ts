import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '../../src/serving/agreement'
import { estimateSeconds } from '../../src/serving/estimate'
import { latencyAt } from '../../src/serving/latency'
import type { Sample } from '../../src/serving/load/plan'
import { readOptions } from '../../src/serving/options'
import { deeperThan, downTo, mainThread, otherThreads, whole } from '../../src/serving/processes/stages'
import { type ProcessRow, readProcesses } from '../../src/serving/processes/table'
import { rowsOf } from '../../src/serving/report/jmeter'
import { growthOf } from '../../src/serving/report/memory'
import { time } from '../../src/serving/report/tables'

const sample = (took: number, outcome: Sample['outcome'] = 'answered'): Sample => ({ due: 0, took, outcome })

describe('latency', () => {
  test('is the time within which a share was answered', () => {
    const samples = [5, 1, 4, 2, 3, 6, 7, 8, 9, 10].map((took) => sample(took))
    expect(latencyAt(samples, 0.5)).toEqual({ ms: 5000, atLeast: false })
    expect(latencyAt(samples, 0.95)).toEqual({ ms: 10_000, atLeast: false })
  })

  test('is a lower bound where unfinished photos are among the faster ones', () => {
    const samples = [sample(1), sample(2, 'unfinished'), sample(3), sample(4)]
    expect(latencyAt(samples, 0.25)).toEqual({ ms: 1000, atLeast: false })
    expect(latencyAt(samples, 0.75)).toEqual({ ms: 3000, atLeast: true })
    expect(time(latencyAt(samples, 0.75))).toBe('≥ 3.00 s')
  })

  test('is not there without an answer', () => expect(time(latencyAt([sample(1, 'failed')], 0.5))).toBe('–'))
})

describe('processor time of a tree', () => {
  const row = (pid: number, parent: number, ownMs: number, reapedMs: number): [number, ProcessRow] => [
    pid,
    { pid, parent, ownMs, reapedMs },
  ]
  // A server (1) with a worker (2), whose ended processes took 500 and whose running one (3) 30; another program (9).
  const table = new Map([row(1, 0, 10, 7), row(2, 1, 20, 500), row(3, 2, 30, 0), row(9, 0, 999, 999)])

  test('is all of it, or told apart by depth without anything lost or twice', () => {
    expect(whole('all', 1).cpuMs(table)).toBe(567)
    expect(downTo('server', 1, 0).cpuMs(table)).toBe(10)
    expect(deeperThan('below', 1, 0).cpuMs(table)).toBe(557)
    expect(downTo('server and worker', 1, 1).cpuMs(table)).toBe(37)
    expect(deeperThan('processes', 1, 1).cpuMs(table)).toBe(530)
  })

  test('tells the thread that runs JavaScript from those beside it', async () => {
    const main = mainThread('JavaScript', process.pid)
    const others = otherThreads('beside it', process.pid)
    const [mainBefore, othersBefore] = [main.cpuMs(table), others.cpuMs(readProcesses())]
    await promisify(pbkdf2)('password', 'salt', 1_000_000, 32, 'sha256')
    const [mainTook, othersTook] = [main.cpuMs(table) - mainBefore, others.cpuMs(readProcesses()) - othersBefore]
    expect(othersTook).toBeGreaterThan(100)
    expect(mainTook).toBeLessThan(othersTook / 2)
  })

  test('knows which processes run', () => {
    expect(downTo('server and worker', 1, 1).pids(table)).toEqual([1, 2])
    expect(deeperThan('processes', 1, 1).pids(table)).toEqual([3])
  })
})

describe('agreement', () => {
  const photos = [{ width: 3000, height: 4000 }]

  test('tells how far keypoints and scale are from the reference', () => {
    const reference = [
      { keypoints: { crotch: [100, 100] as [number, number], hem: [5, 5] as [number, number] }, pxPerCm: 40 },
    ]
    const answers = [{ keypoints: { crotch: [104, 100] as [number, number] }, pxPerCm: 41 }]
    const { keypointsAlike, distancePerMille, scalePercent } = agreementOf(photos, reference, answers)
    expect(keypointsAlike).toBe(0.5)
    expect(distancePerMille).toBeCloseTo(1)
    expect(scalePercent).toBeCloseTo(2.5)
  })

  test('a marker that only one of both found is no difference of a few per cent', () => {
    const none = [{ keypoints: {}, pxPerCm: null }]
    expect(agreementOf(photos, [{ keypoints: {}, pxPerCm: 40 }], none).scalePercent).toBeNull()
  })
})

describe('options', () => {
  const known = ['seed', 'ours']

  test('a smoke run has few photos and leaves the results alone', () => {
    expect(readOptions(['--quick', '--only', 'ours'], known, '/results')).toMatchObject({
      only: ['ours'],
      clients: [1, 8],
      rates: [],
      output: null,
    })
    expect(readOptions([], known, '/results')).toMatchObject({
      only: known,
      clients: [1, 8, 32, 128],
      output: '/results',
    })
  })

  test.each([[['--only', 'theirs']], [['--clients', '1,none']], [['--fast']]])(
    '%j is refused with the usage',
    (args) => {
      expect(() => readOptions(args, known, '/results')).toThrow('--clients 1,8,32,128')
    },
  )
})

describe('the estimate of a campaign', () => {
  const known = ['seed', 'celery', 'litserve', 'fastapi', 'raw', 'ours']

  test('all contenders at all loads fit into an hour, a smoke run into minutes', () => {
    expect(estimateSeconds(readOptions([], known, '/results')) / 60).toBeLessThan(60)
    expect(estimateSeconds(readOptions(['--quick'], known, '/results')) / 60).toBeLessThan(15)
  })
})

describe('memory over scans', () => {
  const step = (scans: number, gateway: number) => ({
    scans,
    seconds: 1,
    failed: 0,
    megabytes: { gateway, PostgreSQL: 100 },
  })

  test('grows from a fifth of the scans on: pools fill before', () => {
    expect(growthOf([step(0, 50), step(2000, 100), step(6000, 105), step(10_000, 110)])).toBeCloseTo(5)
  })
})

test('samples of JMeter make a row for each number of threads', () => {
  const csv = [
    '1000,500,"execScript, 1 thread",200,OK,1 thread 1-1,text,true,900,1,1,499',
    '2000,1000,"execScript, 10 threads",200,OK,10 threads 2-1,text,true,900,2,2,999',
    '2000,2000,"execScript, 10 threads",503,Service Unavailable, full,10 threads 2-2,text,false,90,2,2,1999',
  ].join('\n')
  expect(rowsOf('one', csv)).toEqual([
    { title: 'one', threads: 1, samples: 1, failed: 0, perSecond: 2, p50Ms: 500, p95Ms: 500 },
    { title: 'one', threads: 10, samples: 2, failed: 1, perSecond: 0.5, p50Ms: 1000, p95Ms: 1000 },
  ])
})

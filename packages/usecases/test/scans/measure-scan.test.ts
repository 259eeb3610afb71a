import { describe, expect, test } from 'vitest'
import {
  type ClaimedScan,
  type Inference,
  type InferenceFailure,
  type MeasureScanDependencies,
  measureScan,
  type PhotoStore,
  type StopSignal,
} from '../../src'
import { keypointsAnswer, markerAnswer, wish } from './answers'

const scan = (overrides: Partial<ClaimedScan> = {}): ClaimedScan => ({
  ...wish({ focalLength35mm: 26 }),
  scanId: 'scan',
  leaseToken: 'lease',
  attempt: 1,
  failedAttempts: 0,
  failedServers: [],
  traceparent: null,
  photoKey: 'scans/scan/working.jpg',
  photo: { width: 1000, height: 1000 },
  working: { width: 1000, height: 1000 },
  queuedMs: 5,
  remainingMs: 60_000,
  triedForMs: 0,
  ...overrides,
})

const running: StopSignal = { aborted: false, addEventListener: () => {}, removeEventListener: () => {} }
const stopped: StopSignal = { ...running, aborted: true }

const photos = (photo: Uint8Array | null): PhotoStore => ({
  get: async () => photo,
  put: async () => {},
  copy: async () => true,
  delete: async () => {},
  async *list() {},
})

function dependencies(
  failures: { keypoints?: InferenceFailure['kind']; marker?: InferenceFailure['kind'] } = {},
  rest: Partial<MeasureScanDependencies> = {},
) {
  const asked: { model: string; timeoutMs: number }[] = []
  const failed = (kind: InferenceFailure['kind']) => ({ ok: false, failure: { kind, reason: `${kind}!` } }) as const
  const inference: Inference = {
    async findKeypoints(_request, { timeoutMs }) {
      asked.push({ model: 'keypoints', timeoutMs })
      return failures.keypoints === undefined ? { ok: true, value: keypointsAnswer() } : failed(failures.keypoints)
    },
    async findMarker(_request, { timeoutMs }) {
      asked.push({ model: 'marker', timeoutMs })
      return failures.marker === undefined ? { ok: true, value: markerAnswer() } : failed(failures.marker)
    },
    isReachable: async () => true,
  }
  let now = 0
  const given: MeasureScanDependencies = {
    inference,
    photos: photos(new Uint8Array([1])),
    monotonicMs: () => {
      now += 10
      return now
    },
    inferenceTimeoutMs: 30_000,
    ...rest,
  }
  return { given, asked }
}

describe('one attempt at a scan', () => {
  test('asks both models and measures', async () => {
    const { given, asked } = dependencies()
    const outcome = await measureScan(given, scan(), running)
    expect(outcome).toMatchObject({ kind: 'succeeded', result: { queuedMs: 5, modelVersion: '2026.01.01-test' } })
    expect(asked.map(({ model }) => model).sort()).toEqual(['keypoints', 'marker'])
  })

  test('waits no longer than the deadline allows', async () => {
    const { given, asked } = dependencies()
    await measureScan(given, scan({ remainingMs: 500 }), running)
    for (const { timeoutMs } of asked) expect(timeoutMs).toBeLessThan(500)
  })

  test('says when it is about to ask, and never for a scan it does not ask about', async () => {
    const told: string[] = []
    const { given, asked } = dependencies()
    await measureScan(given, scan(), running, () => told.push(`after ${asked.length} requests`))
    await measureScan(given, scan(), stopped, () => told.push('stopped'))
    await measureScan(given, scan({ photoKey: null }), running, () => told.push('no photo'))
    expect(told).toEqual(['after 0 requests'])
  })

  test('past its deadline it is not even tried', async () => {
    const { given, asked } = dependencies()
    expect(await measureScan(given, scan({ remainingMs: 0 }), running)).toEqual({ kind: 'expired' })
    expect(asked).toEqual([])
  })

  test.each([
    ['transient', undefined, 'retry'],
    ['unavailable', 'unavailable', 'unreachable'],
    ['unavailable', 'transient', 'retry'],
    ['transient', 'rejected', 'failed'],
    [undefined, 'transient', 'retry'],
    ['aborted', 'transient', 'stopped'],
    ['unreadable', 'unavailable', 'failed'],
  ] as const)('keypoints %s, marker %s: %s', async (keypoints, marker, kind) => {
    const { given } = dependencies({
      ...(keypoints === undefined ? {} : { keypoints }),
      ...(marker === undefined ? {} : { marker }),
    })
    expect((await measureScan(given, scan(), running)).kind).toBe(kind)
  })

  test('a retry names the servers that failed, and the next attempt avoids them', async () => {
    const avoided: unknown[] = []
    const failed = (kind: InferenceFailure['kind'], server: string) =>
      ({ ok: false, failure: { kind, reason: kind, server } }) as const
    const inference: Inference = {
      async findKeypoints(_request, { avoid }) {
        avoided.push(avoid)
        return failed('transient', 'http://a')
      },
      findMarker: async () => failed('unavailable', 'http://b'),
      isReachable: async () => true,
    }
    const { given } = dependencies({}, { inference })
    const outcome = await measureScan(given, scan({ failedServers: ['http://c'] }), running)
    expect(outcome).toMatchObject({ kind: 'retry', failedServers: ['http://a'] })
    expect(avoided).toEqual([['http://c']])
  })

  test('an error that comes with the deadline is the deadline', async () => {
    const { given } = dependencies({ keypoints: 'transient' })
    expect(await measureScan(given, scan({ remainingMs: 25 }), running)).toEqual({ kind: 'expired' })
  })

  test('an unreadable photo says so to the person', async () => {
    const { given } = dependencies({ keypoints: 'unreadable' })
    expect(await measureScan(given, scan(), running)).toMatchObject({ kind: 'failed', code: 'photo-unreadable' })
  })

  test('a photo that is gone fails, a stopped gateway gives back', async () => {
    const gone = dependencies({}, { photos: photos(null) })
    expect(await measureScan(gone.given, scan(), running)).toMatchObject({ kind: 'failed', code: 'inference-failed' })
    const erased = dependencies()
    expect(await measureScan(erased.given, scan({ photoKey: null }), running)).toMatchObject({ kind: 'failed' })
    // Cancelled while its photo was read: the missing photo is no failure then.
    expect(await measureScan(gone.given, scan(), stopped)).toEqual({ kind: 'stopped' })
  })
})

import type { AttemptOutcome, ClaimedScan, InferenceResult, Settlement } from '@fitsize/usecases'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type ModelName = 'keypoints' | 'marker'

export type Metrics = {
  readonly registry: Registry
  readonly observeRequest: (route: string, method: string, status: number, seconds: number) => void
  readonly countAccepted: () => void
  readonly countRefused: (code: string) => void
  readonly observeAttempt: (scan: ClaimedScan, outcome: AttemptOutcome, settlement: Settlement, seconds: number) => void
  readonly observeInference: (model: ModelName, result: InferenceResult<unknown>, seconds: number) => void
  readonly countCancelled: () => void
  /** Scans that a sweep ended since their deadline had passed. */
  readonly countExpired: (scans: number) => void
  /** Scans that a sweep queued again since their gateway was silent or had forgotten them. */
  readonly countTakenOver: (scans: number) => void
}

/** A request, or one exchange with a model: milliseconds to the longest time limit. */
const shortTimes = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]
/** What may take until the deadline of a scan somebody waits for. */
const longTimes = [...shortTimes, 600]
/** A step in a model: the shortest is a small photo decoded, the longest a batch of the largest network. */
const stepTimes = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const batchSizes = [1, 2, 4, 8, 16, 32, 64]

/** Refusals that say nothing about the photo: the system has no room, or the sender has had its share. */
const shedReasons = ['queue-full', 'rate-limited', 'unavailable'] as const
const endedStatuses = ['succeeded', 'failed', 'cancelled', 'expired'] as const
const retryReasons = [
  'timeout',
  'overloaded',
  'not-loaded',
  'server-error',
  'connection',
  'broken-answer',
  'broke-off',
  'unreachable',
  'stopped',
  'lost',
] as const

/** Counters and histograms of one gateway, in a registry of its own. What each means is listed in docs/metrics.md. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers })
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly Label[] = [],
  ) => new Histogram({ name, help, buckets: [...buckets], labelNames: [...labelNames], registers })

  const info = new Gauge({
    name: 'fitsize_build_info',
    help: 'Always 1; its label tells what runs.',
    labelNames: ['version'],
    registers,
  })
  info.set({ version }, 1)

  const requests = histogram('fitsize_http_request_seconds', 'Time to answer a request.', shortTimes, [
    'route',
    'method',
    'status',
  ])
  const accepted = counter('fitsize_scans_accepted_total', 'Scans taken in.')
  const refused = counter('fitsize_scans_refused_total', 'Scans not taken in, by problem code.', ['code'])
  const shed = counter('fitsize_scans_shed_total', 'Of these, those refused for load, by reason.', ['reason'])
  const ended = counter(
    'fitsize_scans_ended_total',
    'Scans that this gateway ended, by their last state and the code of a failure.',
    ['status', 'code'],
  )
  const attempts = counter('fitsize_attempts_total', 'Attempts by how they were settled.', ['settlement'])
  const retries = counter('fitsize_scan_retries_total', 'Scans queued again, by reason.', ['reason'])
  const wait = histogram(
    'fitsize_scan_wait_seconds',
    'From acceptance to the first attempt, of succeeded scans.',
    longTimes,
  )
  const inference = histogram(
    'fitsize_scan_inference_seconds',
    'Both models together, of the successful attempt.',
    shortTimes,
  )
  const total = histogram(
    'fitsize_scan_total_seconds',
    'From acceptance to the stored result, of succeeded scans.',
    longTimes,
  )
  const attemptTime = histogram('fitsize_attempt_seconds', 'From claim to stored outcome.', shortTimes)
  const callTime = histogram(
    'fitsize_inference_call_seconds',
    'One exchange with a model as seen from here, by how it ended.',
    shortTimes,
    ['model', 'outcome'],
  )
  const batchSize = histogram(
    'fitsize_inference_batch_size',
    'Requests that the server answered together, as told with each answer.',
    batchSizes,
    ['model'],
  )
  const stepTime = histogram(
    'fitsize_inference_step_seconds',
    'Time in the server, as told with each answer: decoding of the photo, or the model with its whole batch.',
    stepTimes,
    ['model', 'step'],
  )

  // From zero, or the first of a kind would not show as an increase.
  for (const reason of shedReasons) shed.inc({ reason }, 0)
  for (const status of endedStatuses) ended.inc({ status, code: status === 'failed' ? 'inference-failed' : '' }, 0)
  for (const reason of retryReasons) retries.inc({ reason }, 0)

  return {
    registry,
    observeRequest: (route, method, status, time) => requests.observe({ route, method, status }, time),
    countAccepted: () => accepted.inc(),
    countRefused(code) {
      refused.inc({ code })
      const reason = shedReasons.find((known) => known === code)
      if (reason !== undefined) shed.inc({ reason })
    },
    observeAttempt(scan, outcome, settlement, time) {
      attempts.inc({ settlement })
      attemptTime.observe(time)
      if (settlement === 'retried' || settlement === 'returned') retries.inc({ reason: retryReasonOf(outcome) })
      if (settlement === 'expired') ended.inc({ status: 'expired', code: '' })
      // A result that the database refuses is a failure too.
      if (settlement === 'failed')
        ended.inc({ status: 'failed', code: outcome.kind === 'failed' ? outcome.code : 'inference-failed' })
      if (outcome.kind !== 'succeeded' || settlement !== 'succeeded') return
      ended.inc({ status: 'succeeded', code: '' })
      wait.observe(outcome.result.queuedMs / 1000)
      inference.observe(outcome.result.inferenceMs / 1000)
      total.observe((scan.queuedMs + scan.triedForMs) / 1000 + time)
    },
    observeInference(model, result, time) {
      const outcome = result.ok ? 'answered' : (result.failure.cause ?? result.failure.kind)
      callTime.observe({ model, outcome }, time)
      if (!result.ok || result.report === undefined) return
      const { batchSize: size, decodeMs, modelMs } = result.report
      if (size !== null) batchSize.observe({ model }, size)
      if (decodeMs !== null) stepTime.observe({ model, step: 'decode' }, decodeMs / 1000)
      if (modelMs !== null) stepTime.observe({ model, step: 'model' }, modelMs / 1000)
    },
    countCancelled: () => ended.inc({ status: 'cancelled', code: '' }),
    countExpired: (scans) => ended.inc({ status: 'expired', code: '' }, scans),
    countTakenOver: (scans) => retries.inc({ reason: 'lost' }, scans),
  }
}

function retryReasonOf(outcome: AttemptOutcome): (typeof retryReasons)[number] {
  if (outcome.kind === 'unreachable' || outcome.kind === 'stopped') return outcome.kind
  return (outcome.kind === 'retry' ? outcome.cause : undefined) ?? 'broke-off'
}

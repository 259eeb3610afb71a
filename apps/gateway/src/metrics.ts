import type { AttemptOutcome, ClaimedScan, Settlement } from '@fitsize/usecases'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly registry: Registry
  readonly observeRequest: (route: string, method: string, status: number, seconds: number) => void
  readonly countAccepted: () => void
  readonly countRefused: (code: string) => void
  readonly observeAttempt: (scan: ClaimedScan, outcome: AttemptOutcome, settlement: Settlement, seconds: number) => void
  readonly countTakenOver: (scans: number) => void
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

/** Counters and histograms of one gateway, in a registry of its own. */
export function createMetrics(live: {
  readonly inFlight: () => number
  readonly uploadBytes: () => number
  readonly queued: () => Promise<number>
}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const requests = new Histogram({
    name: 'fitsize_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route', 'method', 'status'],
    buckets: seconds,
    registers,
  })
  const accepted = new Counter({ name: 'fitsize_scans_accepted_total', help: 'Scans answered with 202.', registers })
  const refused = new Counter({
    name: 'fitsize_scans_refused_total',
    help: 'Photos not taken in, by problem code.',
    labelNames: ['code'],
    registers,
  })
  const attempts = new Counter({
    name: 'fitsize_attempts_total',
    help: 'Attempts by how they were settled.',
    labelNames: ['settlement'],
    registers,
  })
  const takenOver = new Counter({
    name: 'fitsize_scans_freed_total',
    help: 'Scans whose lease was freed since their gateway was silent or had forgotten them.',
    registers,
  })
  const wait = new Histogram({
    name: 'fitsize_scan_wait_seconds',
    help: 'From acceptance to the first attempt, of succeeded scans.',
    buckets: seconds,
    registers,
  })
  const inference = new Histogram({
    name: 'fitsize_scan_inference_seconds',
    help: 'Both models together, of succeeded scans.',
    buckets: seconds,
    registers,
  })
  const attemptTime = new Histogram({
    name: 'fitsize_attempt_seconds',
    help: 'From claim to stored outcome.',
    buckets: seconds,
    registers,
  })
  new Gauge({
    name: 'fitsize_scans_in_flight',
    help: 'Attempts running in this gateway.',
    registers,
    collect() {
      this.set(live.inFlight())
    },
  })
  new Gauge({
    name: 'fitsize_upload_bytes',
    help: 'Bytes of photos held in memory.',
    registers,
    collect() {
      this.set(live.uploadBytes())
    },
  })
  new Gauge({
    name: 'fitsize_scans_queued',
    help: 'Scans waiting, over all gateways, up to the queue limit; NaN while the database is away.',
    registers,
    async collect() {
      this.set(await live.queued().catch(() => Number.NaN))
    },
  })

  return {
    registry,
    observeRequest: (route, method, status, time) => requests.observe({ route, method, status }, time),
    countAccepted: () => accepted.inc(),
    countRefused: (code) => refused.inc({ code }),
    observeAttempt(_scan, outcome, settlement, time) {
      attempts.inc({ settlement })
      attemptTime.observe(time)
      if (outcome.kind !== 'succeeded' || settlement !== 'succeeded') return
      wait.observe(outcome.result.queuedMs / 1000)
      inference.observe(outcome.result.inferenceMs / 1000)
    },
    countTakenOver: (scans) => takenOver.inc(scans),
  }
}

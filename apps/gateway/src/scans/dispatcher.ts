import type { AttemptOutcome, ClaimedScan, ScanAttempts, Settlement, StopSignal } from '@fitsize/usecases'
import type { Logger } from 'pino'
import type { Sample } from '../inference/concurrency-limit'
import { writeOutcome } from './write-outcome'

export type DispatcherOptions = {
  readonly gatewayId: string
  readonly attempts: ScanAttempts
  /** One attempt; see measureScan. */
  readonly measure: (scan: ClaimedScan, signal: StopSignal, onAsking: () => void) => Promise<AttemptOutcome>
  /**
   * Scans that may be in flight: enough to fill the inference servers' batches, no more, so that the rest stays in the
   * queue where it can be ordered, counted and taken over. 0 while no server can be asked: claiming would only turn scans
   * over. Whoever raises it wakes the dispatcher.
   */
  readonly limit: () => number
  /** Runs an attempt, from its claim to its stored outcome. */
  readonly around?: (scan: ClaimedScan, task: () => Promise<void>) => Promise<void>
  /** What an answered or dropped scan tells of the servers. */
  readonly onSample: (sample: Sample) => void
  readonly random: () => number
  readonly onSettled: (scan: ClaimedScan, outcome: AttemptOutcome, settlement: Settlement, durationMs: number) => void
  readonly logger: Logger
}

export type Dispatcher = {
  /** There may be work. */
  wake(): void
  /** Stops an attempt whose scan was cancelled; nothing of it is written. */
  abandon(scanId: string): void
  /** Leases of the scans in flight. */
  heldLeases(): readonly string[]
  /**
   * Claims nothing more, gives back at once what the inference server was not asked for yet, waits for the rest, and
   * gives back what of it has not ended after the grace.
   */
  stop(graceMs: number): Promise<void>
}

/** Work is announced by NOTIFY; this finds what was put off, and what was announced while nobody listened. */
const pollMs = 1_000

type Flight = {
  readonly scan: ClaimedScan
  readonly stop: AbortController
  readonly isAsked: () => boolean
  readonly done: Promise<void>
}

/** Claims scans as room comes free and runs them. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { attempts, gatewayId, limit, logger, around = (_scan, task) => task() } = options
  const flights = new Map<string, Flight>()
  /** Ends the patience for writing outcomes. */
  const patience = new AbortController()
  let stopping = false
  let claiming = false
  let claimed: Promise<void> = Promise.resolve()
  let wanted = false

  const attempt = async (scan: ClaimedScan, signal: AbortSignal, onAsking: () => void): Promise<void> => {
    const started = performance.now()
    const asked: Pick<Sample, 'askedMs' | 'inFlight'>[] = []
    const noteAsking = () => {
      asked.push({ askedMs: performance.now(), inFlight: flights.size })
      onAsking()
    }
    const outcome = await options.measure(scan, signal, noteAsking).catch((error: unknown): AttemptOutcome => {
      logger.error({ error, scanId: scan.scanId }, 'an attempt broke off')
      return { kind: 'retry', reason: error instanceof Error ? error.message : String(error) }
    })
    const dropped = droppedOf(outcome)
    for (const when of asked)
      if (dropped !== null) options.onSample({ ...when, answeredMs: performance.now(), dropped })
    const settlement = await writeOutcome(attempts, scan, outcome, {
      random: options.random,
      logger,
      signal: patience.signal,
    })
    if (settlement !== null) options.onSettled(scan, outcome, settlement, performance.now() - started)
  }

  const launch = (scan: ClaimedScan) => {
    const stop = new AbortController()
    let asked = false
    const onAsking = () => {
      asked = true
    }
    const done = around(scan, () => attempt(scan, stop.signal, onAsking))
      .catch((error: unknown) => logger.error({ error, scanId: scan.scanId }, 'an attempt could not be ended'))
      .finally(() => {
        flights.delete(scan.leaseToken)
        wake()
      })
    flights.set(scan.leaseToken, { scan, stop, isAsked: () => asked, done })
    // Stopped while the claim was under way: the attempt finds the signal set and gives the scan back.
    if (stopping) stop.abort()
  }

  const claim = async (): Promise<void> => {
    claiming = true
    try {
      while (wanted && !stopping && flights.size < limit()) {
        wanted = false
        const free = limit() - flights.size
        const scans = await attempts.claim(gatewayId, free)
        for (const scan of scans) launch(scan)
        if (scans.length === free) wanted = true
      }
    } catch (error) {
      logger.error({ error }, 'claiming failed; the next poll tries again')
    } finally {
      // In one go with the loop's last look at `wanted`, so that no wake falls in between.
      claiming = false
    }
  }

  const wake = () => {
    wanted = true
    if (!claiming && !stopping) claimed = claim()
  }

  const poll = setInterval(wake, pollMs)

  return {
    wake,
    abandon(scanId) {
      for (const flight of flights.values()) if (flight.scan.scanId === scanId) flight.stop.abort()
    },
    heldLeases: () => [...flights.keys()],
    async stop(graceMs) {
      stopping = true
      clearInterval(poll)
      await claimed
      for (const { isAsked, stop } of flights.values()) if (!isAsked()) stop.abort()
      const ended = Promise.all([...flights.values()].map(({ done }) => done))
      const timer = setTimeout(() => {
        for (const { stop } of flights.values()) stop.abort()
        patience.abort()
      }, graceMs)
      await ended
      clearTimeout(timer)
    },
  }
}

/** Whether the servers had no room for a scan or were too slow for it; null when its end says nothing of their load. */
function droppedOf(outcome: AttemptOutcome): boolean | null {
  switch (outcome.kind) {
    case 'succeeded':
    case 'failed':
      return false
    case 'retry':
      return outcome.cause === 'overloaded' || outcome.cause === 'timeout' ? true : null
    case 'expired':
    case 'unreachable':
    case 'stopped':
      return null
  }
}

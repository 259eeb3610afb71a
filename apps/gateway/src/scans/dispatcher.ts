import type { AttemptOutcome, ClaimedScan, ScanAttempts, Settlement, StopSignal } from '@fitsize/usecases'
import type { Logger } from 'pino'
import { writeOutcome } from './write-outcome'

export type DispatcherOptions = {
  readonly gatewayId: string
  readonly attempts: ScanAttempts
  /** One attempt; see measureScan. */
  readonly measure: (scan: ClaimedScan, signal: StopSignal, onAsking: () => void) => Promise<AttemptOutcome>
  readonly isReachable: () => Promise<boolean>
  /** Scans in flight at a time: enough to fill the inference server's batches, no more, so that the rest stays in the
   * queue where it can be ordered, counted and taken over. */
  readonly slots: number
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
const probeMs = 500

type Flight = {
  readonly scan: ClaimedScan
  readonly stop: AbortController
  readonly isAsked: () => boolean
  readonly done: Promise<void>
}

/** Claims scans as slots come free and runs them. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { attempts, gatewayId, logger, slots } = options
  const flights = new Map<string, Flight>()
  /** Ends the patience for writing outcomes. */
  const patience = new AbortController()
  let stopping = false
  let claiming = false
  let claimed: Promise<void> = Promise.resolve()
  let wanted = false
  /** Closed while no inference server can be reached: claiming would only turn scans over. */
  let gateOpen = true
  let probe: NodeJS.Timeout | null = null

  const closeGate = () => {
    if (!gateOpen || stopping) return
    gateOpen = false
    logger.warn('no inference server can be reached; scans wait')
    const ask = async () => {
      const reachable = await options.isReachable().catch(() => false)
      if (stopping) return
      if (!reachable) {
        probe = setTimeout(ask, probeMs)
        return
      }
      gateOpen = true
      logger.info('the inference server can be reached again')
      wake()
    }
    probe = setTimeout(ask, probeMs)
  }

  const attempt = async (scan: ClaimedScan, signal: AbortSignal, onAsking: () => void): Promise<void> => {
    const started = performance.now()
    const outcome = await options.measure(scan, signal, onAsking).catch((error: unknown): AttemptOutcome => {
      logger.error({ error, scanId: scan.scanId }, 'an attempt broke off')
      return { kind: 'retry', reason: error instanceof Error ? error.message : String(error) }
    })
    if (outcome.kind === 'unreachable') closeGate()
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
    const done = attempt(scan, stop.signal, onAsking)
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
      while (wanted && gateOpen && !stopping && flights.size < slots) {
        wanted = false
        const free = slots - flights.size
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
      if (probe !== null) clearTimeout(probe)
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

import { type SweepDependencies, type SweepReport, type SweptScan, sweep, sweepIntervalMs } from '@fitsize/usecases'
import type { Logger } from 'pino'

export type Sweeper = {
  /** Resolves after the first round, so that a gateway is known before it claims. */
  start(): Promise<void>
  /** Ends the rounds and takes this gateway off the list. */
  stop(): Promise<void>
}

/** Heartbeat and sweep, every three seconds, each round after the last has ended. */
export function createSweeper(
  dependencies: SweepDependencies,
  gatewayId: string,
  ownSlots: () => number,
  heldLeases: () => readonly string[],
  logger: Logger,
  onSwept: (report: SweepReport) => void,
): Sweeper {
  let timer: NodeJS.Timeout | null = null
  let round: Promise<void> = Promise.resolve()
  let stopped = false

  const run = async (): Promise<void> => {
    try {
      const report = await sweep(dependencies, gatewayId, ownSlots(), heldLeases)
      onSwept(report)
      for (const scan of report.freed) logger.warn(fieldsOf(scan), 'queued again: its gateway was silent or forgot it')
      for (const scan of report.expired) logger.info(fieldsOf(scan), 'expired while it waited')
      for (const scanId of report.erased) logger.info({ scanId }, 'erased the photo of a cancelled scan')
    } catch (error) {
      logger.error({ error }, 'a sweep failed; the next one tries again')
    }
  }
  const schedule = () => {
    if (stopped) return
    timer = setTimeout(() => {
      round = run().then(schedule)
    }, sweepIntervalMs)
  }

  return {
    async start() {
      await run()
      schedule()
    },
    async stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await round
      await dependencies.registry
        .leave(gatewayId)
        .catch((error: unknown) => logger.warn({ error }, 'this gateway could not be taken off the list'))
    },
  }
}

/** What a log line says of a scan; its trace is that of the request that brought it. */
function fieldsOf({ scanId, traceparent }: SweptScan): Readonly<Record<string, string>> {
  const [, traceId] = traceparent?.split('-') ?? []
  return { scanId, ...(traceId === undefined ? {} : { traceId }) }
}

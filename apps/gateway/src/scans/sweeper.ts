import { type SweepDependencies, type SweepReport, sweep, sweepIntervalMs } from '@fitsize/usecases'
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
      if (report.freed + report.expired + report.erased > 0) logger.info(report, 'swept')
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

import { startTracing } from '@fitsize/tracing'
import { readEnv } from './env'
import { createGateway } from './gateway'
import { createLogger } from './log'

declare const FITSIZE_VERSION: string | undefined
const version = typeof FITSIZE_VERSION === 'string' ? FITSIZE_VERSION : '0.0.0'

async function main(): Promise<void> {
  const env = readEnv()
  const tracing = await startTracing({ service: 'fitsize-gateway', version, endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT })
  const logger = createLogger(env.LOG_LEVEL, undefined, tracing)
  const gateway = createGateway({ env, version, logger, tracing })
  process.on('uncaughtException', (error) => {
    // The state is unknown now. Leases are freed by others, accepted scans are in the database.
    logger.fatal({ error }, 'uncaught')
    process.exit(1)
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      const stopped = gateway.stop().then(async () => await tracing.close())
      stopped.then(
        () => process.exit(0),
        (error: unknown) => {
          logger.fatal({ error }, 'the gateway did not stop cleanly')
          process.exit(1)
        },
      )
    })
  await gateway.start()
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

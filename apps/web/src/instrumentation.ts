import { startTracing } from '@fitsize/tracing'
import { environment, isNodeProcess } from './env'

/**
 * Refuses to start with wrong settings, instead of failing at the first visitor. Starts tracing, if it is wanted: then
 * Next.js makes spans of its own for requests and rendering. Starts performing jobs: mail and erasing.
 */
export async function register(): Promise<void> {
  if (!isNodeProcess) return
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = environment()
  await startTracing({ service: 'fitsize-web', version: '0.0.0', endpoint, isGlobal: true })
  // By name: Next.js then leaves it out of what it builds for its edge runtime, where none of it could run.
  // biome-ignore lint/style/noProcessEnv: only the literal expression is known while building
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { performJobs } = await import('./server/jobs')
    void performJobs()
  }
}

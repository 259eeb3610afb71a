import { noTracing, type Tracing } from './tracing'

export type TracingSettings = {
  readonly service: string
  readonly version: string
  /** Base address of an OTLP/HTTP receiver, as OTEL_EXPORTER_OTLP_ENDPOINT names it; without one tracing is off. */
  readonly endpoint: string | undefined
  /** Whether libraries that trace by themselves find it, as Next.js does. At most once a process. */
  readonly isGlobal?: boolean
}

/** Starts tracing, where it is wanted; OpenTelemetry is loaded only then. */
export async function startTracing({ endpoint, ...settings }: TracingSettings): Promise<Tracing> {
  if (endpoint === undefined) return noTracing
  const { createOpenTelemetry } = await import('./open-telemetry')
  return createOpenTelemetry({ ...settings, endpoint })
}

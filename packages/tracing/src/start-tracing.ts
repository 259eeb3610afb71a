import { noTracing, type Tracing, type TracingSettings } from './tracing'

/** Starts tracing, where it is wanted; OpenTelemetry is loaded only then. */
export async function startTracing({ endpoint, ...settings }: TracingSettings): Promise<Tracing> {
  if (endpoint === undefined) return noTracing
  const { createOpenTelemetry } = await import('./open-telemetry')
  return createOpenTelemetry({ ...settings, endpoint })
}

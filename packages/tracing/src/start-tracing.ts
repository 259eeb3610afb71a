import { noTracing, type Tracing, type TracingSettings } from './tracing'

const processSlot = Symbol.for('fitsize.tracing')
type Process = typeof globalThis & { [processSlot]?: Tracing }

/** Starts tracing, where it is wanted; OpenTelemetry is loaded only then. */
export async function startTracing({ endpoint, ...settings }: TracingSettings): Promise<Tracing> {
  if (endpoint === undefined) return noTracing
  const { createOpenTelemetry } = await import('./open-telemetry')
  const tracing = createOpenTelemetry({ ...settings, endpoint })
  if (settings.isGlobal !== true) return tracing
  const process: Process = globalThis
  process[processSlot] = tracing
  return {
    ...tracing,
    async close() {
      delete process[processSlot]
      await tracing.close()
    },
  }
}

/** The tracing of this process that was started as global, also where a bundler has made copies of this module. */
export const processTracing = (): Tracing => (globalThis as Process)[processSlot] ?? noTracing

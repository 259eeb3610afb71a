import type { QueueFigures } from '@fitsize/usecases'
import { Gauge, type Registry } from 'prom-client'

export type LiveQueue = {
  /** Of all gateways, from the database. */
  readonly figures: () => Promise<QueueFigures>
  readonly inFlight: () => number
  readonly uploadBytes: () => number
  /** Scans that all gateways run at a time; null before the first sweep has told. */
  readonly allSlots: () => number | null
  readonly limits: { readonly queueLength: number; readonly uploadBytes: number; readonly decodes: number }
}

/** The queue as it stands, and what bounds it, as metrics. */
export function registerQueueGauges(registry: Registry, live: LiveQueue): void {
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })

  // A scrape asks all gauges at once; the database is asked once for it.
  let reading: Promise<QueueFigures | null> | null = null
  const figures = (): Promise<QueueFigures | null> => {
    reading ??= live
      .figures()
      .catch(() => null)
      .finally(() => {
        reading = null
      })
    return reading
  }
  const stored = (name: string, help: string, key: keyof QueueFigures) =>
    gauge(name, `${help} Of all gateways; NaN while the database is away.`, async () => {
      const read = await figures()
      return read === null ? Number.NaN : read[key]
    })

  stored('fitsize_scans_queued', 'Scans waiting, counted up to the queue limit.', 'queued')
  stored('fitsize_scans_running', 'Scans being run.', 'running')
  stored(
    'fitsize_oldest_queued_seconds',
    'Since the acceptance of the scan that has waited longest; 0 when none waits.',
    'oldestQueuedSeconds',
  )
  stored('fitsize_dead_letters', 'Scans given up through no fault of their photo.', 'deadLetters')

  gauge('fitsize_scans_in_flight', 'Attempts running in this gateway.', live.inFlight)
  gauge('fitsize_upload_bytes', 'Bytes of photos held in memory.', live.uploadBytes)
  gauge('fitsize_queue_limit', 'Waiting scans from which on new ones are refused.', () => live.limits.queueLength)
  gauge('fitsize_upload_limit_bytes', 'Bytes of photos that may be held in memory.', () => live.limits.uploadBytes)
  gauge('fitsize_decode_limit', 'Photos that may be decoded at a time.', () => live.limits.decodes)
  gauge(
    'fitsize_all_gateways_limit',
    'Scans that all living gateways may have in flight together; NaN until it was asked.',
    () => live.allSlots() ?? Number.NaN,
  )
}

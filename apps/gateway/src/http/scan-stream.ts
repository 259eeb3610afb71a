import type { ServerResponse } from 'node:http'
import { isFinished, type ScanEvent } from '@fitsize/contracts'
import { progressOf, type ReadScanDependencies, type StoredScanEvent } from '@fitsize/usecases'
import type { Logger } from 'pino'
import type { StatusHub } from '../scans/status-hub'

export type ScanStreamOptions = ReadScanDependencies & {
  readonly hub: StatusHub
  readonly logger: Logger
  /** How often a comment keeps the connection, in ms. */
  readonly heartbeatMs: number
  /** How often a waiting scan's place is looked up again, in ms. */
  readonly positionMs: number
}

/**
 * Writes a scan's events to a response until the scan has finished or the client is gone. Without an id to resume
 * after, the present state comes at once; with one, every event that was missed.
 * @returns a way to end the stream early; clients come back by themselves.
 */
export function streamScan(
  { hub, logger, heartbeatMs, positionMs, ...dependencies }: ScanStreamOptions,
  scanId: string,
  lastEventId: string | null,
  response: ServerResponse,
): () => void {
  let seen = lastEventId
  let latest: StoredScanEvent | null = null
  let position: number | null = null
  let busy = false
  let again = false
  let placeDue = false
  let ended = false

  const write = (id: string, event: ScanEvent) =>
    response.write(`id: ${id}\nevent: status\ndata: ${JSON.stringify(event)}\n\n`)
  const past = { position: null, etaMs: null }

  const end = () => {
    if (ended) return
    ended = true
    unfollow()
    clearInterval(heartbeat)
    clearInterval(places)
    response.end()
  }

  const writeNews = async () => {
    const news = await dependencies.reads.eventsAfter(scanId, seen ?? '0')
    const shown = seen === null ? news.slice(-1) : news
    for (const [index, event] of shown.entries()) {
      const isLast = index === shown.length - 1
      const progress = isLast ? await progressOf(dependencies, scanId, event.status) : past
      if (ended) return
      write(event.id, { id: scanId, status: event.status, ...progress })
      seen = event.id
      latest = event
      position = progress.position
      // One that was given up may have been sent again since.
      if (isLast && isFinished(event.status)) return end()
    }
  }

  const writePlace = async () => {
    if (latest?.status !== 'queued') return
    const progress = await progressOf(dependencies, scanId, 'queued')
    // Not queued any more, or nothing moved.
    if (ended || progress.position === null || progress.position === position) return
    position = progress.position
    write(latest.id, { id: scanId, status: 'queued', ...progress })
  }

  /** One reading at a time, and once more for what came in between. */
  const pump = async () => {
    if (busy) {
      again = true
      return
    }
    busy = true
    try {
      do {
        again = false
        await writeNews()
        if (placeDue && !ended) await writePlace()
        placeDue = false
      } while (again && !ended)
    } catch (error) {
      logger.error({ error, scanId }, 'an event stream broke off')
      end()
    } finally {
      busy = false
    }
  }

  const unfollow = hub.follow(scanId, () => void pump())
  const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), heartbeatMs)
  const places = setInterval(() => {
    placeDue = true
    void pump()
  }, positionMs)
  response.on('close', end)
  void pump()
  return end
}

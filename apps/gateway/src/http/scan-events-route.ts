import { fail, isFinished, ok, type Result } from '@fitsize/contracts'
import { findReadableScan } from '@fitsize/usecases'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf } from './actor'
import { sendProblem } from './problems'
import { linkScan } from './request-trace'
import { scanIdOf } from './scan-routes'
import { type ScanStreamOptions, streamScan } from './scan-stream'

function lastEventIdOf(request: FastifyRequest): Result<string | null> {
  const header = request.headers['last-event-id']
  // Browsers send an empty one before any event had an id.
  if (header === undefined || header === '') return ok(null)
  return typeof header === 'string' && /^\d{1,18}$/.test(header)
    ? ok(header)
    : fail('request-invalid', { detail: 'Last-Event-ID is not an id of this stream.' })
}

/**
 * `GET /v1/scans/{id}/events`.
 * @returns a way to end every open stream, for when the gateway stops.
 */
export function registerScanEventsRoute(app: FastifyInstance, options: ScanStreamOptions): () => void {
  const open = new Set<() => void>()

  app.get('/v1/scans/:id/events', async (request, reply) => {
    const id = scanIdOf(request)
    if (!id.ok) return sendProblem(request, reply, id.error)
    const lastEventId = lastEventIdOf(request)
    if (!lastEventId.ok) return sendProblem(request, reply, lastEventId.error)
    const scan = await findReadableScan(options, actorOf(request), id.value)
    if (!scan.ok) return sendProblem(request, reply, scan.error)
    linkScan(request, scan.value.traceparent)
    // A browser reconnects when a stream ends; only "no content" tells it that there will be nothing more.
    if (lastEventId.value !== null && isFinished(scan.value.status)) {
      const missed = await options.reads.eventsAfter(id.value, lastEventId.value)
      if (missed.length === 0) return reply.status(204).send()
    }

    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies must not wait for more.
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    })
    // The client is told at once that the stream is open, also where there is no news yet.
    reply.raw.flushHeaders()
    const end = streamScan(options, id.value, lastEventId.value, reply.raw)
    open.add(end)
    reply.raw.on('close', () => open.delete(end))
    return reply
  })

  return () => {
    for (const end of open) end()
  }
}

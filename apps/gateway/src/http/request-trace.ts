import type { Span, Tracing } from '@fitsize/tracing'
import type { FastifyReply, FastifyRequest } from 'fastify'

const spans = new WeakMap<FastifyRequest, Span>()
const scanIds = new WeakMap<FastifyRequest, string>()

/** Asked every few seconds by machines. */
const untraced: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics', '/v1/openapi.json'])

/** Answers a request in a span, which goes on where its caller's does and ends when nobody hears the answer any more. */
export function traceRequest(tracing: Tracing, request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { method, headers } = request
  const route = request.routeOptions.url
  if (route === undefined || untraced.has(route)) {
    done()
    return
  }
  const span = tracing.start(`${method} ${route}`, {
    kind: 'server',
    parent: typeof headers.traceparent === 'string' ? headers.traceparent : null,
    attributes: { 'http.request.method': method, 'http.route': route },
  })
  spans.set(request, span)
  reply.raw.once('close', () => {
    const status = reply.raw.statusCode
    span.set({ 'http.response.status_code': status })
    if (status >= 500) span.fail(`status ${status}`)
    span.end()
  })
  span.run(done)
}

/** Notes which scan a request is about. */
export function noteScan(request: FastifyRequest, scanId: string): void {
  scanIds.set(request, scanId)
  spans.get(request)?.set({ 'fitsize.scan.id': scanId })
}

/** Lets whoever looks at a request find the trace of the scan it is about. */
export function linkScan(request: FastifyRequest, traceparent: string | null): void {
  if (traceparent !== null) spans.get(request)?.link(traceparent)
}

/** What every log line about a request says of it. */
export function requestFields(request: FastifyRequest): Readonly<Record<string, string>> {
  const scanId = scanIds.get(request)
  const traceId = spans.get(request)?.traceId ?? null
  return {
    requestId: request.id,
    ...(scanId === undefined ? {} : { scanId }),
    ...(traceId === null ? {} : { traceId }),
  }
}

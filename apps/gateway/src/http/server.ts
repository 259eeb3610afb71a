import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { Tracing } from '@fitsize/tracing'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics'
import { watchMethods } from './allowed-methods'
import { domainErrorOf, rawProblem, sendProblem } from './problems'
import { requestFields, traceRequest } from './request-trace'

/** A whole photo of 15 MB at 1 Mbit/s. */
const requestSeconds = 180

export type Server = {
  readonly app: FastifyInstance
  /**
   * Listens no more and waits for the requests in progress, but not longer than the grace: an upload that is still
   * trickling in then has not been accepted, and its client will send it again.
   */
  readonly close: (graceMs: number) => Promise<void>
}

/** The HTTP server without routes: every refusal a problem document, one log line a request, safe headers. */
export function createServer(logger: Logger, metrics: Metrics, tracing: Tracing): Server {
  let inProgress = 0
  const app: FastifyInstance = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    requestTimeout: requestSeconds * 1000,
    keepAliveTimeout: 65_000,
    bodyLimit: 64 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // It is asked for below, with a reason.
    http: { requireHostHeader: false },
    clientErrorHandler: (error, socket) => answerRaw(error, socket),
    frameworkErrors: (error, request, reply) => {
      sendProblem(request as FastifyRequest, reply as FastifyReply, domainErrorOf(error, logger))
    },
  })

  // Node would answer the one without a word of why, and the other not at all.
  app.server.on('checkExpectation', (_request, response) => response.socket?.end(rawProblem('expectation')))
  app.server.on('connect', (_request, socket) => socket.end(rawProblem('tunnel')))

  const methodsAt = watchMethods(app)

  // A form is read by its route, as it streams in.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  app.addHook('onRequest', (request, reply, done) => traceRequest(tracing, request, reply, done))
  app.addHook('onRequest', async (request, reply) => {
    inProgress += 1
    // Also comes for a client that left early, unlike onResponse.
    reply.raw.once('close', () => {
      inProgress -= 1
    })
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('cache-control', 'no-store')
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1')
      return sendProblem(request, reply.header('connection', 'close'), {
        code: 'request-invalid',
        detail: 'There is no Host header.',
      })
    return undefined
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const seconds = reply.elapsedTime / 1000
    metrics.observeRequest(route, request.method, reply.statusCode, seconds)
    // The route's pattern, not its address; no headers, no client address.
    logger.info(
      {
        ...requestFields(request),
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(seconds * 1000),
      },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => {
    sendProblem(request, reply, domainErrorOf(error, logger.child(requestFields(request))))
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(request.url)
    if (allowed.length === 0)
      return sendProblem(request, reply, { code: 'not-found', detail: 'There is nothing here.' })
    const detail = `There is no ${request.method} at this address.`
    return sendProblem(request, reply.header('allow', allowed.join(', ')), { code: 'method-not-allowed', detail })
  })
  return {
    app,
    async close(graceMs) {
      const closed = app.close()
      const late = performance.now() + graceMs
      // Node leaves connections open that were made ahead of a request, as HTTP clients do, and would wait for them.
      const closing = setInterval(() => {
        if (inProgress === 0 || performance.now() > late) app.server.closeAllConnections()
      }, 50)
      await closed
      clearInterval(closing)
    },
  }
}

function answerRaw(error: Error & { readonly code?: string }, socket: Duplex): void {
  // Reset by the client: nobody is there to read an answer.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  socket.end(rawProblem(error.code))
}

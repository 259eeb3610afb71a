import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics'
import { domainErrorOf, rawProblem, sendProblem } from './problems'

/** A whole photo of 15 MB at 1 Mbit/s. */
const requestSeconds = 180

/** The HTTP server without routes: every refusal a problem document, one log line a request, safe headers. */
export function createServer(logger: Logger, metrics: Metrics): FastifyInstance {
  const app: FastifyInstance = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    requestTimeout: requestSeconds * 1000,
    keepAliveTimeout: 65_000,
    bodyLimit: 64 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: (error, socket) => answerRaw(error, socket),
    frameworkErrors: (error, request, reply) => {
      sendProblem(request as FastifyRequest, reply as FastifyReply, domainErrorOf(error, logger))
    },
  })

  // A form is read by its route, as it streams in.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const seconds = reply.elapsedTime / 1000
    metrics.observeRequest(route, request.method, reply.statusCode, seconds)
    // The route's pattern, not its address; no headers, no client address.
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(seconds * 1000),
      },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => {
    sendProblem(request, reply, domainErrorOf(error, logger.child({ requestId: request.id })))
  })
  app.setNotFoundHandler((request, reply) => {
    sendProblem(request, reply, { code: 'not-found', detail: `There is no ${request.method} at this address.` })
  })
  return app
}

function answerRaw(error: Error & { readonly code?: string }, socket: Duplex): void {
  // Reset by the client: nobody is there to read an answer.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  socket.end(rawProblem(error.code))
}

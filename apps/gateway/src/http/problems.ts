import { type DomainError, problemOf } from '@fitsize/contracts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { isOutage } from '../outage'

export const problemType = 'application/problem+json; charset=utf-8'
const outageRetrySeconds = 5

/** Answers with the problem document of a domain error. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: DomainError): FastifyReply {
  const problem = problemOf(error, instanceOf(request))
  if (error.retryAfterSeconds !== undefined)
    reply.header('retry-after', String(Math.max(1, Math.ceil(error.retryAfterSeconds))))
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.status(problem.status).type(problemType).send(JSON.stringify(problem))
}

const instanceOf = (request: FastifyRequest): string => `urn:uuid:${request.id}`

/** The domain error of whatever was thrown: a request the server refused to read, a part that is away, or a bug. */
export function domainErrorOf(error: unknown, logger: Logger): DomainError {
  if (isRefusedRequest(error)) return { code: 'request-invalid', detail: error.message.slice(0, 200) }
  if (isOutage(error)) {
    logger.error({ error }, 'a part of the system is away')
    return { code: 'unavailable', retryAfterSeconds: outageRetrySeconds }
  }
  logger.error({ error }, 'unexpected')
  return { code: 'internal' }
}

const isRefusedRequest = (error: unknown): error is FastifyError =>
  error instanceof Error &&
  'statusCode' in error &&
  typeof error.statusCode === 'number' &&
  error.statusCode >= 400 &&
  error.statusCode < 500

const rawRefusals: Readonly<Record<string, readonly [status: number, reason: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request came too slowly.'],
  expectation: [417, 'Expectation Failed', 'What the Expect header asks for is not known here.'],
  tunnel: [400, 'Bad Request', 'This is no proxy.'],
}

/**
 * The raw answer to what never becomes a request of the application: bytes that are not HTTP, headers that are too
 * large or too slow, a tunnel. There is only a socket to write it to.
 */
export function rawProblem(code: string | undefined): string {
  const [status, reason, detail] = rawRefusals[code ?? ''] ?? [400, 'Bad Request', 'This is not a valid HTTP request.']
  const body = JSON.stringify({ ...problemOf({ code: 'request-invalid', detail }), status })
  return [
    `HTTP/1.1 ${status} ${reason}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}

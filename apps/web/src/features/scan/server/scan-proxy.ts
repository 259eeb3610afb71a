import { type DomainError, photoLimits, problemOf } from '@fitsize/contracts'
import { inSpan, processTracing } from '@fitsize/tracing'
import { z } from 'zod'
import { isSameOrigin } from './same-origin'

export type ScanProxyOptions = {
  /** Such as http://127.0.0.1:4000. */
  readonly gatewayUrl: string
  /** Who asks, as actor tokens: the account, and the guest the person was before; the first one makes new scans. */
  readonly tokens: readonly [string, ...string[]]
}

/** What a multipart body adds around the photo, at most. */
const multipartAllowance = 64 * 1024

const forwardedRequestHeaders = ['content-type', 'idempotency-key', 'last-event-id', 'accept'] as const
const forwardedResponseHeaders = ['content-type', 'retry-after', 'etag'] as const

/** A domain error as a response. */
export function problemResponse(error: DomainError): Response {
  const problem = problemOf(error)
  return Response.json(problem, {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}

/** `POST /v1/scans` on behalf of the person: the body is passed on as it arrives, never held. */
export async function proxyNewScan(request: Request, options: () => Promise<ScanProxyOptions>): Promise<Response> {
  if (!isSameOrigin(request)) return fromElsewhere()
  // Told at once, so that nobody uploads tens of megabytes to be refused.
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > photoLimits.bytes + multipartAllowance) return problemResponse({ code: 'photo-too-large' })
  const { tokens, gatewayUrl } = await options()
  return forward(request, '/v1/scans', '/v1/scans', tokens[0], gatewayUrl)
}

/**
 * `GET` or `DELETE` of one scan, or `/events` of it; as whoever of the person's identities may see it.
 *
 * @param options `null` for a visitor who can have no scans
 */
export async function proxyScan(
  request: Request,
  scanId: string,
  suffix: '' | '/events',
  options: () => Promise<ScanProxyOptions | null>,
): Promise<Response> {
  if (request.method !== 'GET' && !isSameOrigin(request)) return fromElsewhere()
  const known = z.uuid().safeParse(scanId).success ? await options() : null
  if (known === null) return problemResponse({ code: 'not-found' })
  for (const token of known.tokens) {
    const route = `/v1/scans/:id${suffix}`
    const response = await forward(request, route, `/v1/scans/${scanId}${suffix}`, token, known.gatewayUrl)
    if (response.status !== 404) return response
    await response.body?.cancel()
  }
  return problemResponse({ code: 'not-found' })
}

const fromElsewhere = (): Response =>
  problemResponse({ code: 'not-allowed', detail: 'The request comes from another site.' })

/** @param route the path without what differs from scan to scan */
async function forward(
  request: Request,
  route: string,
  path: string,
  token: string,
  gatewayUrl: string,
): Promise<Response> {
  const headers = picked(request.headers, forwardedRequestHeaders)
  headers.set('authorization', `Bearer ${token}`)
  let upstream: Response
  try {
    upstream = await inSpan(
      processTracing(),
      `gateway ${request.method} ${route}`,
      { kind: 'client' },
      async (span) => {
        // The gateway goes on from this span.
        if (span.traceparent !== null) headers.set('traceparent', span.traceparent)
        const answer = await fetch(new URL(path, gatewayUrl), {
          method: request.method,
          headers,
          signal: request.signal,
          cache: 'no-store',
          ...(request.body === null ? {} : { body: request.body, duplex: 'half' }),
        })
        span.set({ 'http.response.status_code': answer.status })
        return answer
      },
    )
  } catch {
    return problemResponse({ code: 'unavailable' })
  }
  const answer = picked(upstream.headers, forwardedResponseHeaders)
  // no-transform keeps compression from holding events back until a block is full.
  answer.set('cache-control', 'private, no-store, no-transform')
  answer.set('x-accel-buffering', 'no')
  const location = upstream.headers.get('location')
  if (location !== null) answer.set('location', location.replace('/v1/scans', '/api/scans'))
  return new Response(upstream.body, { status: upstream.status, headers: answer })
}

function picked(headers: Headers, names: readonly string[]): Headers {
  const result = new Headers()
  for (const name of names) {
    const value = headers.get(name)
    if (value !== null) result.set(name, value)
  }
  return result
}

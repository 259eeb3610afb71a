import 'server-only'
import { type ApiContext, createCaller, DomainFailure } from '@fitsize/api'
import { fail, ok, type Result } from '@fitsize/contracts'
import { headers } from 'next/headers'
import { cache } from 'react'
import { currentSessionId, currentUser } from './actor'
import { clientAddress } from './client-address'
import { ports } from './composition'
import { currentGuest } from './guest'

/** Who asks the API in this request. */
export async function apiContext(): Promise<ApiContext> {
  const [user, sessionId, guest, requestHeaders] = await Promise.all([
    currentUser(),
    currentSessionId(),
    currentGuest(),
    headers(),
  ])
  return { ports: ports(), user, sessionId, guest, clientAddress: clientAddress(requestHeaders) }
}

/** The API's procedures for server components and actions, without HTTP. */
export const serverApi = cache(async () => createCaller(await apiContext()))

/** Turns a procedure's domain failure back into a value. Anything unforeseen goes on to the error page. */
export async function resultOf<T>(call: Promise<T>): Promise<Result<T>> {
  try {
    return ok(await call)
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (!(cause instanceof DomainFailure)) throw error
    const { code, ...rest } = cause.domainError
    return fail(code, rest)
  }
}

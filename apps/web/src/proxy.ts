import type { NextRequest } from 'next/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from './i18n/routing'
import { contentSecurityPolicy, newNonce } from './server/content-security-policy'

const negotiateLocale = createMiddleware(routing)

/** Leads every page to its language and gives each answer a Content-Security-Policy with a nonce of its own. */
export function proxy(request: NextRequest) {
  const nonce = newNonce()
  const policy = contentSecurityPolicy(nonce)
  // Next reads the nonce for its own scripts from the request's policy; the layout reads the other header.
  request.headers.set('content-security-policy', policy)
  request.headers.set('x-nonce', nonce)
  const response = negotiateLocale(request)
  response.headers.set('content-security-policy', policy)
  return response
}

// Everything but the API, what Next serves itself, and files (their names have a dot).
export const config = { matcher: ['/((?!api|_next|.*\\..*).*)'] }

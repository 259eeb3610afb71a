import 'server-only'
import { environment } from '@/env'

/**
 * The address a request came from, as the outermost trusted proxy saw it; Next itself counts as one, as it adds the
 * socket's address. Anything further left in X-Forwarded-For is what the client says.
 */
export function clientAddress(headers: Headers): string {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return hops.at(-environment().TRUSTED_PROXIES) || hops[0] || 'unknown'
}

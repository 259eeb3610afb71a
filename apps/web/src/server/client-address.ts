import 'server-only'
import { environment } from '@/env'
import { forwardedAddress } from './forwarded-address'

/** The address a request came from, as the outermost trusted proxy saw it. */
export const clientAddress = (headers: Headers): string =>
  forwardedAddress(headers.get('x-forwarded-for'), environment().TRUSTED_PROXIES)

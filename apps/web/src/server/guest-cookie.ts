import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const signatureOf = (guestId: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`fitsize guest ${guestId}`).digest()

/** A guest's id with its signature, as the cookie holds it. */
export const sealGuestId = (guestId: string, secret: string): string =>
  `${guestId}.${signatureOf(guestId, secret).toString('base64url')}`

/** The id in a cookie, or null when it was not signed with this secret. */
export function guestIdOf(cookie: string, secret: string): string | null {
  const [guestId = '', signature = ''] = cookie.split('.')
  if (!z.uuid().safeParse(guestId).success) return null
  const expected = signatureOf(guestId, secret)
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected) ? guestId : null
}

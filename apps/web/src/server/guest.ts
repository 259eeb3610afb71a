import 'server-only'
import { randomUUID } from 'node:crypto'
import type { GuestActor } from '@fitsize/identity/rules'
import { cookies } from 'next/headers'
import { environment } from '@/env'
import { guestIdOf, sealGuestId } from './guest-cookie'

const cookieName = 'fitsize.guest'
const keptSeconds = 30 * 24 * 60 * 60

const guest = (guestId: string): GuestActor => ({ kind: 'guest', guestId, quotaClass: 'guest' })

/** Who this browser is without an account; null until it first scanned. */
export async function currentGuest(): Promise<GuestActor | null> {
  const cookie = (await cookies()).get(cookieName)
  const guestId = cookie === undefined ? null : guestIdOf(cookie.value, environment().AUTH_SECRET)
  return guestId === null ? null : guest(guestId)
}

/** Lets the next scan be a new guest's. Only in route handlers and server actions, as it sets a cookie. */
export async function forgetGuest(): Promise<void> {
  ;(await cookies()).delete(cookieName)
}

/** The same, made now if need be. Only in route handlers and server actions, as it sets a cookie. */
export async function currentOrNewGuest(): Promise<GuestActor> {
  const known = await currentGuest()
  if (known !== null) return known
  const guestId = randomUUID()
  const { AUTH_SECRET, AUTH_URL } = environment()
  const jar = await cookies()
  jar.set(cookieName, sealGuestId(guestId, AUTH_SECRET), {
    httpOnly: true,
    sameSite: 'lax',
    secure: AUTH_URL.startsWith('https:'),
    path: '/',
    maxAge: keptSeconds,
  })
  return guest(guestId)
}

import 'server-only'
import type { GuestActor, UserActor } from '@fitsize/identity/rules'
import { readSession } from '@fitsize/usecases'
import { cache } from 'react'
import { sessionClaims } from './auth'
import { ports } from './composition'
import { currentGuest, currentOrNewGuest } from './guest'

/** Who is signed in, with the role of this moment; asked of the database once per request. */
export const currentUser = cache(async (): Promise<UserActor | null> => {
  const claims = await sessionClaims()
  return claims === null ? null : await readSession(ports(), claims)
})

/** The sign-in of this browser; null for visitors. */
export async function currentSessionId(): Promise<string | null> {
  return (await currentUser()) === null ? null : ((await sessionClaims())?.sessionId ?? null)
}

/** Everyone the visitor is: the account first, then the guest they were before. Empty for an unknown visitor. */
export async function knownActors(): Promise<readonly (UserActor | GuestActor)[]> {
  const actors = [await currentUser(), await currentGuest()]
  return actors.filter((actor) => actor !== null)
}

/**
 * On whose behalf a scan is made: the account, or else the guest, who gets a cookie now if they have none. Only in route
 * handlers and server actions.
 */
export async function scanningActor(): Promise<UserActor | GuestActor> {
  return (await currentUser()) ?? (await currentOrNewGuest())
}

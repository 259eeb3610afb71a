import 'server-only'
import { z } from 'zod'
import { auth } from './next-auth'

const claimsSchema = z.object({ user: z.object({ id: z.uuid() }), sessionId: z.uuid() })

export type SessionClaims = { readonly userId: string; readonly sessionId: string }

/** What the session cookie says, which may be out of date; null without a valid one. */
export async function sessionClaims(): Promise<SessionClaims | null> {
  const claims = claimsSchema.safeParse(await auth())
  if (!claims.success) return null
  return { userId: claims.data.user.id, sessionId: claims.data.sessionId }
}

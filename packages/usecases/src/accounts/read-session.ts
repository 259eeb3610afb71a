import { quotaClassOf, type UserActor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import type { SessionStore } from './ports'

/** Last seen is written this seldom, as reading pages should not write. */
const seenAgainMs = 10 * 60 * 1000

/**
 * Who stands behind a session today. The role in a session's token is as old as its sign-in; this asks the database.
 * @returns null when the session is over: ended, account deleted or suspended, or sessions ended since.
 */
export async function readSession(
  ports: { readonly sessions: Pick<SessionStore, 'findWithUser' | 'touch'>; readonly now: Clock },
  claims: { readonly userId: string; readonly sessionId: string },
): Promise<UserActor | null> {
  const found = await ports.sessions.findWithUser(claims.sessionId)
  if (found === null || found.session.userId !== claims.userId) return null
  const { session, user } = found
  if (user.suspendedAt !== null || user.closedAt !== null || session.createdAt < user.sessionsValidFrom) return null
  const now = ports.now()
  if (now.getTime() - session.lastSeenAt.getTime() >= seenAgainMs) await ports.sessions.touch(session.id, now)
  return { kind: 'user', userId: user.id, role: user.role, quotaClass: quotaClassOf(user.role) }
}

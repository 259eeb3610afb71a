import type { Clock, NewId } from '../ambient'
import { deviceOf } from './device'
import type { SessionStore } from './ports'

/** Longer than a session's token holds. */
const keptMs = 31 * 24 * 60 * 60 * 1000

/**
 * Notes that somebody signed in, whose password was right.
 * @param visitor.userAgent as their browser names itself
 * @returns the session's id, for its token
 */
export async function beginSession(
  ports: { readonly sessions: Pick<SessionStore, 'insert'>; readonly now: Clock; readonly newId: NewId },
  userId: string,
  visitor: { readonly userAgent: string | null },
): Promise<string> {
  const [id, now] = [ports.newId(), ports.now()]
  await ports.sessions.insert(
    { id, userId, createdAt: now, lastSeenAt: now, ...deviceOf(visitor.userAgent) },
    new Date(now.getTime() - keptMs),
  )
  return id
}

import { fail, ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import type { SessionStore } from './ports'

/** Signs one of one's browsers out; somebody else's session is not found. */
export async function endSession(
  ports: { readonly sessions: Pick<SessionStore, 'end'> },
  actor: UserActor,
  sessionId: string,
): Promise<Result<void>> {
  return (await ports.sessions.end(actor.userId, sessionId)) ? ok(undefined) : fail('not-found')
}

/** Signs out everywhere, this browser included. */
export async function endAllSessions(
  ports: { readonly sessions: Pick<SessionStore, 'endAll'> },
  actor: UserActor,
): Promise<Result<void>> {
  await ports.sessions.endAll(actor.userId, null)
  return ok(undefined)
}

import { quotaClassOf, type UserActor } from '@fitsize/identity/rules'
import type { UserStore } from './ports'

/**
 * Who stands behind a session today. The role in a session's token is as old as its sign-in; this asks the database.
 * @param session.signedInAt when the session began; tokens keep whole seconds.
 * @returns null when the session is over: account deleted or suspended, or sessions ended since.
 */
export async function readSession(
  ports: { readonly users: UserStore },
  session: { readonly userId: string; readonly signedInAt: Date },
): Promise<UserActor | null> {
  const user = await ports.users.findById(session.userId)
  if (user === null || user.suspendedAt !== null) return null
  const second = (moment: Date): number => Math.floor(moment.getTime() / 1000)
  if (second(session.signedInAt) < second(user.sessionsValidFrom)) return null
  return { kind: 'user', userId: user.id, role: user.role, quotaClass: quotaClassOf(user.role) }
}

import type { UserActor } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { SessionStore } from './ports'

/** A browser in which somebody is signed in. */
export const sessionSchema = z.object({
  id: z.uuid(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  /** The one that asks. */
  isCurrent: z.boolean(),
})
export type Session = z.infer<typeof sessionSchema>

/** Where one is signed in: this browser first, then the one that was seen last. */
export async function listSessions(
  ports: { readonly sessions: Pick<SessionStore, 'list'> },
  actor: UserActor,
  sessionId: string | null,
): Promise<readonly Session[]> {
  const sessions = (await ports.sessions.list(actor.userId)).map(({ id, createdAt, lastSeenAt, browser, system }) => ({
    id,
    createdAt,
    lastSeenAt,
    browser,
    system,
    isCurrent: id === sessionId,
  }))
  return sessions.toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent))
}

import { ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { type CheckPasswordPorts, checkPassword } from './check-password'
import { newPasswordSchema, presentPasswordSchema } from './password'
import type { UserStore } from './ports'

export const passwordChangeSchema = z.strictObject({ present: presentPasswordSchema, password: newPasswordSchema })
export type PasswordChange = z.infer<typeof passwordChangeSchema>

/**
 * Changes one's password, ends one's other sessions, and writes a letter about it.
 * @param sessionId the session that goes on
 * @returns nothing; `wrong-password`, `rate-limited`
 */
export async function changePassword(
  ports: CheckPasswordPorts & { readonly users: Pick<UserStore, 'setPassword'> },
  actor: UserActor,
  sessionId: string | null,
  { present, password }: PasswordChange,
): Promise<Result<void>> {
  const user = await checkPassword(ports, actor, present)
  if (!user.ok) return user
  const passwordHash = await ports.passwords.hash(password)
  await ports.users.setPassword(
    actor.userId,
    { passwordHash, at: ports.now(), keptSessionId: sessionId },
    { jobs: [{ kind: 'letter', order: { kind: 'password-changed', userId: actor.userId } }] },
  )
  return ok(undefined)
}

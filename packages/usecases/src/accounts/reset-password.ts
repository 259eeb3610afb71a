import { ok, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import { type LinkPorts, linkSecretSchema, takeLink } from './link'
import { newPasswordSchema } from './password'
import type { Passwords, UserStore } from './ports'

export const passwordResetSchema = z.strictObject({ secret: linkSecretSchema, password: newPasswordSchema })
export type PasswordReset = z.infer<typeof passwordResetSchema>

/**
 * Gives the account of a link a new password, ends every session of it, and tells its person.
 * @returns nothing; `link-expired`, `rate-limited`
 */
export async function resetPassword(
  ports: LinkPorts & { readonly users: Pick<UserStore, 'setPassword'>; readonly passwords: Pick<Passwords, 'hash'> },
  visitor: { readonly clientAddress: string },
  { secret, password }: PasswordReset,
): Promise<Result<void>> {
  const link = await takeLink(ports, visitor, secret, 'RESET_PASSWORD')
  if (!link.ok) return link
  const { id } = link.value.user
  const passwordHash = await ports.passwords.hash(password)
  await ports.users.setPassword(
    id,
    { passwordHash, at: ports.now(), keptSessionId: null },
    { jobs: [{ kind: 'letter', order: { kind: 'password-changed', userId: id } }] },
  )
  return ok(undefined)
}

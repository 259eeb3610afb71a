import { fail, ok, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import { type LinkPorts, linkSecretSchema, takeLink } from './link'
import type { UserStore } from './ports'

export const emailConfirmationSchema = z.strictObject({ secret: linkSecretSchema })
export type EmailConfirmation = z.infer<typeof emailConfirmationSchema>

/**
 * Makes the address to which a link was sent the account's own, confirmed. Whoever has the link acts, signed in or not. An
 * address that it replaces is told.
 * @returns the address; `link-expired`, `email-taken` when somebody else took it meanwhile, `rate-limited`
 */
export async function confirmEmail(
  ports: LinkPorts & { readonly users: Pick<UserStore, 'setEmail'> },
  visitor: { readonly clientAddress: string },
  { secret }: EmailConfirmation,
): Promise<Result<{ readonly email: string }>> {
  const link = await takeLink(ports, visitor, secret, 'VERIFY_EMAIL')
  if (!link.ok) return link
  const { user, token } = link.value
  const { email } = token
  const isNew = email !== user.email
  const changed = await ports.users.setEmail(
    user.id,
    { email, verifiedAt: ports.now() },
    {
      jobs: isNew ? [{ kind: 'letter', order: { kind: 'email-changed', userId: user.id, email: user.email } }] : [],
    },
  )
  return changed ? ok({ email }) : fail('email-taken')
}

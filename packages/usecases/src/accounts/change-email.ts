import { fail, ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { Jobs } from '../jobs/job'
import { type CheckPasswordPorts, checkPassword } from './check-password'
import { emailSchema } from './email'
import { presentPasswordSchema } from './password'
import { countAttempt } from './rate-limit'

export const emailChangeSchema = z.strictObject({ email: emailSchema, password: presentPasswordSchema })
export type EmailChange = z.infer<typeof emailChangeSchema>

/** Letters to addresses that may be anybody's, in a quarter of an hour. */
const most = 5

/**
 * Sends a letter to a wished address; it becomes the account's once it is confirmed by that letter. Whether somebody else
 * has it is not told.
 * @returns nothing; `wrong-password`, `rate-limited`
 */
export async function changeEmail(
  ports: CheckPasswordPorts & { readonly jobs: Jobs },
  actor: UserActor,
  { email, password }: EmailChange,
): Promise<Result<void>> {
  const user = await checkPassword(ports, actor, password)
  if (!user.ok) return user
  if (user.value.email === email) return fail('request-invalid', { fields: { email: 'this is your address already' } })
  const counted = await countAttempt(ports.rateCounters, [{ key: `new e-mail ${actor.userId}`, most }], ports.now())
  if (!counted.ok) return counted
  await ports.jobs.add({ kind: 'letter', order: { kind: 'verify-email', userId: actor.userId, email } })
  return ok(undefined)
}

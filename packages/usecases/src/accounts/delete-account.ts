import { fail, ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { type CheckPasswordPorts, checkPassword } from './check-password'
import { emailSchema } from './email'
import { presentPasswordSchema } from './password'
import type { UserStore } from './ports'

export const accountDeletionSchema = z.strictObject({
  password: presentPasswordSchema,
  /** The account's address, typed out. */
  confirmation: emailSchema,
})
export type AccountDeletion = z.infer<typeof accountDeletionSchema>

/**
 * Closes one's account at once: nobody can sign in any more, keys are void, name and address are gone. Photos, scans and
 * wardrobe are erased by a job that is tried until nothing is left (eraseAccount).
 * @param guestId the guest of this browser, if it has one: what they measured before they had an account goes, too
 * @returns nothing; `wrong-password`, `owns-brands`, `rate-limited`, `request-invalid` when the address is another one
 */
export async function deleteAccount(
  ports: CheckPasswordPorts & { readonly users: Pick<UserStore, 'ownsBrandsAlone' | 'close'> },
  actor: UserActor,
  guestId: string | null,
  { password, confirmation }: AccountDeletion,
): Promise<Result<void>> {
  const user = await checkPassword(ports, actor, password)
  if (!user.ok) return user
  if (user.value.email !== confirmation)
    return fail('request-invalid', { fields: { confirmation: 'is not the address of your account' } })
  if (await ports.users.ownsBrandsAlone(actor.userId)) return fail('owns-brands')
  await ports.users.close(actor.userId, ports.now(), {
    jobs: [{ kind: 'erase-account', userId: actor.userId, guestId }],
  })
  return ok(undefined)
}

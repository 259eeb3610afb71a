import { fail, ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import { type Account, accountOf } from './account'
import type { UserStore } from './ports'

/** The account of the person who is signed in; `not-signed-in` when it has been deleted meanwhile. */
export async function readAccount(
  ports: { readonly users: Pick<UserStore, 'findById'> },
  actor: UserActor,
): Promise<Result<Account>> {
  const user = await ports.users.findById(actor.userId)
  return user === null || user.closedAt !== null ? fail('not-signed-in') : ok(accountOf(user))
}

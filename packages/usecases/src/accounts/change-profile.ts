import { fail, ok, type Result } from '@fitsize/contracts'
import type { UserActor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { personNameSchema } from './password'
import type { UserStore } from './ports'
import { languageSchema, lengthUnitSchema } from './preferences'

export const profileChangeSchema = z
  .strictObject({ name: personNameSchema, language: languageSchema, unit: lengthUnitSchema })
  .partial()
export type ProfileChange = z.infer<typeof profileChangeSchema>

/** Changes what is given of one's name, language and unit. */
export async function changeProfile(
  ports: { readonly users: Pick<UserStore, 'changeProfile'> },
  actor: UserActor,
  { name, language, unit }: ProfileChange,
): Promise<Result<void>> {
  if (name === undefined && language === undefined && unit === undefined)
    return fail('request-invalid', { detail: 'Name what to change: name, language or unit.' })
  await ports.users.changeProfile(actor.userId, {
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(unit === undefined ? {} : { unit }),
  })
  return ok(undefined)
}

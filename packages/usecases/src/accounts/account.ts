import { roles } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { StoredUser } from './ports'
import { languageSchema, lengthUnitSchema } from './preferences'

/** What people see of their own account. */
export const accountSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  isEmailVerified: z.boolean(),
  name: z.string(),
  role: z.enum(roles),
  createdAt: z.date(),
  /** Null until it was chosen. */
  language: languageSchema.nullable(),
  unit: lengthUnitSchema.nullable(),
})
export type Account = z.infer<typeof accountSchema>

/** The account without what never leaves the server. */
export const accountOf = ({
  id,
  email,
  name,
  role,
  createdAt,
  emailVerifiedAt,
  language,
  unit,
}: StoredUser): Account => ({
  id,
  email,
  isEmailVerified: emailVerifiedAt !== null,
  name,
  role,
  createdAt,
  language,
  unit,
})

import { roles } from '@fitsize/identity/rules'
import { z } from 'zod'

/** What people see of their own account. */
export const accountSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  createdAt: z.date(),
})
export type Account = z.infer<typeof accountSchema>

/** The account without what never leaves the server. */
export const accountOf = ({ id, email, name, role, createdAt }: Account): Account => ({
  id,
  email,
  name,
  role,
  createdAt,
})

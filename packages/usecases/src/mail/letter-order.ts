import { z } from 'zod'
import { languageSchema } from '../accounts/preferences'

/**
 * A letter to be written. Links get their secret when it is written, so none waits in the queue; and whether an address
 * has an account is looked up then, so asking costs and tells the same for every address.
 */
export const letterOrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('verify-email'), userId: z.uuid(), email: z.string() }),
  z.strictObject({ kind: z.literal('reset-password'), email: z.string(), language: languageSchema }),
  z.strictObject({ kind: z.literal('password-changed'), userId: z.uuid() }),
  /** To the address that was the account's until now. */
  z.strictObject({ kind: z.literal('email-changed'), userId: z.uuid(), email: z.string() }),
  z.strictObject({ kind: z.literal('brand-invitation'), invitationId: z.uuid(), language: languageSchema }),
])
export type LetterOrder = z.infer<typeof letterOrderSchema>

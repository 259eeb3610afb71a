import { z } from 'zod'

/**
 * An e-mail address as it is stored and looked up: trimmed, lower case. The part before the @ may by standard differ in
 * case, but no provider in use distinguishes it, and people do type their own address with a capital.
 */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'at most 254 characters')
  .pipe(z.email('not an e-mail address, such as name@example.org'))

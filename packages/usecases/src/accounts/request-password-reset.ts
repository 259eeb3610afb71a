import { ok, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import type { Clock } from '../ambient'
import type { Jobs } from '../jobs/job'
import { clientNetwork } from './client-network'
import { emailSchema } from './email'
import type { RateCounters } from './ports'
import { languageSchema } from './preferences'
import { countAttempt } from './rate-limit'

export const passwordResetRequestSchema = z.strictObject({ email: emailSchema, language: languageSchema })
export type PasswordResetRequest = z.infer<typeof passwordResetRequestSchema>

/** In a quarter of an hour. */
const most = { perEmail: 5, perNetwork: 20 } as const

/**
 * Sends a link for a new password to an address, if it has an account. The same is done here for every address, and what
 * differs happens later and elsewhere: neither the answer nor its time tells who has an account.
 */
export async function requestPasswordReset(
  ports: { readonly jobs: Jobs; readonly rateCounters: RateCounters; readonly now: Clock },
  visitor: { readonly clientAddress: string },
  { email, language }: PasswordResetRequest,
): Promise<Result<void>> {
  const counted = await countAttempt(
    ports.rateCounters,
    [
      { key: `reset e-mail ${email}`, most: most.perEmail },
      { key: `reset network ${clientNetwork(visitor.clientAddress)}`, most: most.perNetwork },
    ],
    ports.now(),
  )
  if (!counted.ok) return counted
  await ports.jobs.add({ kind: 'letter', order: { kind: 'reset-password', email, language } })
  return ok(undefined)
}

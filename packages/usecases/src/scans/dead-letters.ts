import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, mayOverseeQueue } from '@fitsize/identity/rules'

export type AttemptRecord = {
  readonly number: number
  readonly gatewayId: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  /** succeeded | failed | retried | returned | lost | cancelled | expired; null while it runs. */
  readonly outcome: string | null
  readonly reason: string | null
}

/**
 * A scan that failed with `inference-failed`: nothing was wrong with its photo, so somebody should look at the reasons.
 * A scan that failed by its photo (no garment, unreadable) is an answer, not a dead letter.
 */
export type DeadLetter = {
  readonly scanId: string
  readonly subject: string
  readonly createdAt: Date
  readonly failedAt: Date
  /** In order; the last one's reason says why it was given up. */
  readonly attempts: readonly AttemptRecord[]
}

export type DeadLetterQuery = {
  readonly limit: number
  /** Goes on after this one. */
  readonly before: Pick<DeadLetter, 'failedAt' | 'scanId'> | null
}

export interface DeadLetters {
  /** The latest first. */
  list(query: DeadLetterQuery): Promise<readonly DeadLetter[]>
  count(): Promise<number>
}

/** What was given up, with every attempt and its reason, for those who run the system. */
export async function listDeadLetters(
  { deadLetters }: { readonly deadLetters: DeadLetters },
  actor: Actor,
  query: DeadLetterQuery,
): Promise<Result<readonly DeadLetter[]>> {
  return mayOverseeQueue(actor) ? ok(await deadLetters.list(query)) : fail('not-allowed')
}

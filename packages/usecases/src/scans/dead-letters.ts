import { type DeadLetterSelection, fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, mayOverseeQueue, nameOf } from '@fitsize/identity/rules'

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
  /** How many of a selection there are whose photo is still there. */
  countResendable(selection: DeadLetterSelection): Promise<number>
  /**
   * Queues them again as bulk scans, which keep nobody waiting, with all attempts before them, and notes who did it:
   * all or nothing.
   * @returns how many
   */
  resend(selection: DeadLetterSelection, by: string, deadlineSeconds: number): Promise<number>
}

/** What was given up, with every attempt and its reason, for those who run the system. */
export async function listDeadLetters(
  { deadLetters }: { readonly deadLetters: DeadLetters },
  actor: Actor,
  query: DeadLetterQuery,
): Promise<Result<readonly DeadLetter[]>> {
  return mayOverseeQueue(actor) ? ok(await deadLetters.list(query)) : fail('not-allowed')
}

export type ResendDependencies = { readonly deadLetters: DeadLetters; readonly deadlineSeconds: number }

/** Puts what was given up back into the queue: one, or all that are alike. */
export async function resendDeadLetters(
  { deadLetters, deadlineSeconds }: ResendDependencies,
  actor: Actor,
  selection: DeadLetterSelection,
): Promise<Result<number>> {
  if (!mayOverseeQueue(actor)) return fail('not-allowed')
  return foundOf(selection, await deadLetters.resend(selection, nameOf(actor), deadlineSeconds))
}

/** How many would be put back. */
export async function previewResend(
  { deadLetters }: Pick<ResendDependencies, 'deadLetters'>,
  actor: Actor,
  selection: DeadLetterSelection,
): Promise<Result<number>> {
  if (!mayOverseeQueue(actor)) return fail('not-allowed')
  return foundOf(selection, await deadLetters.countResendable(selection))
}

/** None is a number for a search, and an error for the one that was named. */
const foundOf = (selection: DeadLetterSelection, count: number): Result<number> =>
  'scanId' in selection && count === 0
    ? fail('not-found', { detail: 'No such scan was given up, or its photo is erased.' })
    : ok(count)

import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, mayOverseeQueue, subjectOf } from '@fitsize/identity/rules'
import { z } from 'zod'

/**
 * What all gateways do. `open`: take scans in and run them. `paused`: take in, start nothing more; what runs ends.
 * `draining`: take nothing in, run what waits.
 */
export const queueModeSchema = z.enum(['open', 'paused', 'draining'])
export type QueueMode = z.infer<typeof queueModeSchema>

export type QueueControlState = {
  readonly mode: QueueMode
  readonly changedAt: Date
  /** Subject of who changed it; null as installed, or when the system did. */
  readonly changedBy: string | null
  readonly reason: string | null
}

/** The one setting that all gateways obey, from the moment it is committed. */
export interface QueueControl {
  read(): Promise<QueueControlState>
  set(mode: QueueMode, changedBy: string | null, reason: string | null): Promise<void>
}

/** Pauses, drains or opens the queue, for all gateways at once. */
export async function steerQueue(
  { control }: { readonly control: QueueControl },
  actor: Actor,
  mode: QueueMode,
  reason: string | null,
): Promise<Result<QueueControlState>> {
  if (!mayOverseeQueue(actor)) return fail('not-allowed')
  await control.set(mode, actor.kind === 'system' ? null : subjectOf(actor), reason)
  return ok(await control.read())
}

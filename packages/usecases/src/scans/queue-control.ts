import { fail, ok, type QueueMode, type Result } from '@fitsize/contracts'
import { type Actor, mayOverseeQueue, nameOf } from '@fitsize/identity/rules'

export type QueueControlState = {
  readonly mode: QueueMode
  readonly changedAt: Date
  /** Who changed it; null as installed. */
  readonly changedBy: string | null
  readonly reason: string | null
}

/** The one setting that all gateways obey, from the moment it is committed. */
export interface QueueControl {
  read(): Promise<QueueControlState>
  /** Also notes who did it and why, where it is not lost with the next change. */
  set(mode: QueueMode, changedBy: string, reason: string | null): Promise<void>
}

/** What the queue is told to do, by whom and why, for those who run the system. */
export async function readQueueControl(
  { control }: { readonly control: QueueControl },
  actor: Actor,
): Promise<Result<QueueControlState>> {
  return mayOverseeQueue(actor) ? ok(await control.read()) : fail('not-allowed')
}

/** Pauses, drains or opens the queue, for all gateways at once. */
export async function steerQueue(
  { control }: { readonly control: QueueControl },
  actor: Actor,
  mode: QueueMode,
  reason: string | null,
): Promise<Result<QueueControlState>> {
  if (!mayOverseeQueue(actor)) return fail('not-allowed')
  await control.set(mode, nameOf(actor), reason)
  return ok(await control.read())
}

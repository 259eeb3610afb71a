import type { PhotoStore } from '../photos/photo-store'
import { promisedShare } from './admission'

/** A gateway whose heartbeat is older has lost its leases. Three heartbeats may go missing. */
export const gatewayStaleSeconds = 10
/** Heartbeat and sweep: 10 s until stale and 3 s until the next sweep leave room within the promised 15 s. */
export const sweepIntervalMs = 3_000

/** A scan whose state a sweep changed, with the trace it belongs to. */
export type SweptScan = { readonly scanId: string; readonly traceparent: string | null }

/** Who is alive, and what is done for those who are not. */
export interface GatewayRegistry {
  /**
   * Says that this gateway lives and how many scans it runs at a time; the first call registers it. Gives the number
   * that all gateways with a heartbeat of the last `staleSeconds` run at a time.
   */
  heartbeat(gatewayId: string, slots: number, staleSeconds: number): Promise<number>
  /** A gateway that stops: its heartbeat ends, and leases it still holds are free at once. */
  leave(gatewayId: string): Promise<void>
  /** Queues again what gateways without a fresh heartbeat were running. */
  freeLeases(staleSeconds: number): Promise<readonly SweptScan[]>
  /**
   * Queues again what this living gateway is said to run but does not: the answer to its claim was lost on the way, or
   * it could not write how an attempt ended. Claims younger than a sweep takes are left alone.
   */
  freeForgotten(gatewayId: string, heldLeases: readonly string[]): Promise<readonly SweptScan[]>
  /**
   * Puts scans that have waited for a share of their deadline into the first round that waits at their priority. Turns
   * among keys would else keep out for good who has several, as long as new keys come, and what was promised is due.
   */
  bringForward(share: number): Promise<void>
  /** Ends waiting scans whose deadline has passed. */
  expireOverdue(): Promise<readonly SweptScan[]>
  /** Cancelled scans whose photo is still there, since the erasure was interrupted. */
  unerasedPhotos(): Promise<readonly { readonly scanId: string; readonly photoKey: string }[]>
  forgetPhoto(scanId: string): Promise<void>
  /** Removes idempotency keys older than 24 hours. */
  forgetKeys(): Promise<void>
}

export type SweepDependencies = { readonly registry: GatewayRegistry; readonly photos: PhotoStore }
export type SweepReport = {
  /** Scans that all living gateways run at a time. */
  readonly slots: number
  readonly freed: readonly SweptScan[]
  readonly expired: readonly SweptScan[]
  /** Cancelled scans whose photo was still there. */
  readonly erased: readonly string[]
}

/** One round of a gateway's duties to the others: live, free what the dead held, end what is overdue, hurry what
 * soon will be, finish erasures. */
export async function sweep(
  { registry, photos }: SweepDependencies,
  gatewayId: string,
  ownSlots: number,
  heldLeases: () => readonly string[],
): Promise<SweepReport> {
  const slots = await registry.heartbeat(gatewayId, ownSlots, gatewayStaleSeconds)
  const freed = [
    ...(await registry.freeLeases(gatewayStaleSeconds)),
    ...(await registry.freeForgotten(gatewayId, heldLeases())),
  ]
  const expired = await registry.expireOverdue()
  await registry.bringForward(promisedShare)
  const unerased = await registry.unerasedPhotos()
  for (const { scanId, photoKey } of unerased) {
    await photos.delete(photoKey)
    await registry.forgetPhoto(scanId)
  }
  await registry.forgetKeys()
  return { slots, freed, expired, erased: unerased.map(({ scanId }) => scanId) }
}

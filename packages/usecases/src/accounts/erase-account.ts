import type { ErasedScans, Result } from '@fitsize/contracts'
import { quotaClassOf, type RequestActor, type SystemActor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import type { PhotoStore } from '../photos/photo-store'
import type { WardrobeStore } from '../wardrobe/ports'
import type { UserStore } from './ports'

/** Erases scans at the gateway, which alone may. */
export interface ScanEraser {
  /** A bounded number of what belongs to an actor; call again until it is complete. */
  erase(actor: RequestActor): Promise<Result<ErasedScans>>
}

export type EraseAccountPorts = {
  readonly users: Pick<UserStore, 'findById' | 'apiKeyIds' | 'erase'>
  readonly wardrobe: Pick<WardrobeStore, 'handlesOf' | 'erase'>
  readonly photos: Pick<PhotoStore, 'delete'>
  readonly scanEraser: ScanEraser
  readonly now: Clock
}

/**
 * A photo that was on its way when the account was closed may still arrive under a token that was signed before. Its row
 * goes only when that can no longer happen, after everything was erased once more.
 */
const settledMs = 10 * 60 * 1000
const garmentsAtOnce = 100

/**
 * Erases everything of a closed account: scans with photos and findings at the gateway, garments with their photos, at
 * last the account's row with what hangs on it. Each step can be done again, and nothing is forgotten before it is gone:
 * killed anywhere, it goes on with the next call.
 * @returns when to call again, null when nothing is left
 * @throws when the gateway or the photo store fails, or the account is not closed
 */
export async function eraseAccount(
  ports: EraseAccountPorts,
  _actor: SystemActor,
  { userId, guestId }: { readonly userId: string; readonly guestId: string | null },
): Promise<Date | null> {
  const user = await ports.users.findById(userId)
  if (user === null) return null
  const { closedAt, role } = user
  if (closedAt === null) throw new Error(`account ${userId} is not closed`)

  const quotaClass = quotaClassOf(role)
  const actors: readonly RequestActor[] = [
    { kind: 'user', userId, role, quotaClass },
    ...(await ports.users.apiKeyIds(userId)).map(
      (keyId): RequestActor => ({ kind: 'key', keyId, ownerId: userId, quotaClass }),
    ),
    ...(guestId === null ? [] : [{ kind: 'guest', guestId, quotaClass: 'guest' } as const]),
  ]
  for (const actor of actors) await eraseScansOf(ports.scanEraser, actor)
  await eraseWardrobe(ports, userId)

  const settledAt = new Date(closedAt.getTime() + settledMs)
  if (ports.now() < settledAt) return settledAt
  await ports.users.erase(userId)
  return null
}

async function eraseScansOf(scanEraser: ScanEraser, actor: RequestActor): Promise<void> {
  let isComplete = false
  while (!isComplete) {
    const erased = await scanEraser.erase(actor)
    if (!erased.ok) throw new Error(`scans could not be erased: ${erased.error.code} ${erased.error.detail ?? ''}`)
    isComplete = erased.value.isComplete
  }
}

async function eraseWardrobe(
  { wardrobe, photos }: Pick<EraseAccountPorts, 'wardrobe' | 'photos'>,
  ownerId: string,
): Promise<void> {
  while (true) {
    const garments = await wardrobe.handlesOf(ownerId, garmentsAtOnce)
    if (garments.length === 0) return
    for (const { id, photoKey } of garments) {
      // The photo first: without its row it would be forgotten on disk.
      if (photoKey !== null) await photos.delete(photoKey)
      await wardrobe.erase(id)
    }
  }
}

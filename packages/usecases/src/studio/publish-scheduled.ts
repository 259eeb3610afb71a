import type { SystemActor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import type { CollectionStore } from './collection-store'

/**
 * Publishes a collection at the moment that it was scheduled for. Of a schedule that was changed since, this does nothing: the
 * change has a job of its own. Done twice is done once.
 * @returns when to call again, for who calls too early; null when there is nothing left to do
 */
export async function publishScheduled(
  ports: { readonly collections: Pick<CollectionStore, 'publishScheduled'>; readonly now: Clock },
  _actor: SystemActor,
  { collectionId, at }: { readonly collectionId: string; readonly at: Date },
): Promise<Date | null> {
  if (ports.now() < at) return at
  await ports.collections.publishScheduled(collectionId, at)
  return null
}

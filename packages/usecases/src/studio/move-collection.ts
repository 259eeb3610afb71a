import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Besides } from '../accounts/ports'
import type { Clock } from '../ambient'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CollectionStep } from './collection'
import type { CollectionHandle, CollectionStore, StatusChange } from './collection-store'

/** Further ahead is a slip of the year. */
const furthestMs = 2 * 365 * 24 * 60 * 60 * 1000

/**
 * Publishes a collection now or at a moment, takes it back or puts it into the archive, for editors. When it was published
 * first stays when it was published; one that was taken back to draft comes out anew.
 * @returns `request-invalid` for a moment that is past or far ahead; `conflict` when somebody else was faster
 */
export async function moveCollection(
  ports: {
    readonly brands: BrandDoor
    readonly collections: Pick<CollectionStore, 'handle' | 'setStatus'>
    readonly now: Clock
  },
  actor: Actor,
  input: { readonly brand: string; readonly collectionId: string; readonly step: CollectionStep },
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId, userId } = brand.value
  const collection = await ports.collections.handle(brandId, input.collectionId)
  if (collection === null) return fail('not-found')
  const { step } = input
  const now = ports.now()
  if (step.to === 'SCHEDULED' && (step.at <= now || step.at.getTime() > now.getTime() + furthestMs))
    return fail('request-invalid', { fields: { at: step.at <= now ? 'is past' : 'is too far ahead' } })
  const moved = await ports.collections.setStatus(
    { brandId, id: collection.id, from: collection.status },
    changeBy(step, collection, userId, now),
    besides(step, collection.id),
  )
  return moved ? ok(undefined) : fail('conflict')
}

function changeBy(step: CollectionStep, before: CollectionHandle, userId: string, now: Date): StatusChange {
  const stays = { publishAt: null, publishedAt: before.publishedAt, draftsBy: null }
  switch (step.to) {
    case 'PUBLISHED':
      return {
        ...stays,
        status: 'PUBLISHED',
        // Out of the archive it comes back as what it was.
        publishedAt: before.publishedAt ?? now,
        draftsBy: step.withDrafts ? { userId, at: now } : null,
      }
    case 'SCHEDULED':
      return {
        status: 'SCHEDULED',
        publishAt: step.at,
        publishedAt: null,
        draftsBy: step.withDrafts ? { userId, at: now } : null,
      }
    case 'DRAFT':
      return { ...stays, status: 'DRAFT', publishedAt: null }
    case 'ARCHIVED':
      return { ...stays, status: 'ARCHIVED' }
  }
}

const besides = (step: CollectionStep, collectionId: string): Besides =>
  step.to === 'SCHEDULED'
    ? { jobs: [{ kind: 'publish-collection', collectionId, at: step.at.toISOString() }], runAt: step.at }
    : { jobs: [] }

import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Collection } from './garment'
import type { CatalogueStore } from './ports'
import { isVisible, viewerOf } from './visible'

/** A collection with its garments and their size charts. A draft is shown to those who keep the brand, to nobody else. */
export async function readCollection(
  ports: { readonly catalogue: Pick<CatalogueStore, 'findCollection'> },
  actor: Actor | null,
  address: { readonly brandSlug: string; readonly slug: string },
): Promise<Result<Collection>> {
  const found = await ports.catalogue.findCollection(address.brandSlug, address.slug, viewerOf(actor))
  return found !== null && isVisible(actor, found.visibility) ? ok(found.collection) : fail('not-found')
}

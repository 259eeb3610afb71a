import { ok, type Result } from '@fitsize/contracts'
import type { CollectionSummary } from './garment'
import type { CatalogueStore } from './ports'

/** Published collections, newest first. They are the same for everybody, so there is no actor. */
export async function listCollections(
  ports: { readonly catalogue: Pick<CatalogueStore, 'listPublished'> },
  limit: number,
): Promise<Result<readonly CollectionSummary[]>> {
  return ok(await ports.catalogue.listPublished(limit))
}

import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { CatalogueGarmentPage } from './garment'
import type { CatalogueStore } from './ports'
import { isVisible, viewerOf } from './visible'

/** A garment of the catalogue with its size chart, visible when it is published and its collection is. */
export async function readCatalogueGarment(
  ports: { readonly catalogue: Pick<CatalogueStore, 'findGarment'> },
  actor: Actor | null,
  garmentId: string,
): Promise<Result<CatalogueGarmentPage>> {
  const found = await ports.catalogue.findGarment(garmentId, viewerOf(actor))
  return found !== null && isVisible(actor, found.visibility) ? ok(found.garment) : fail('not-found')
}

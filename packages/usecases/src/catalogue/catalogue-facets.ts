import { ok, type Result } from '@fitsize/contracts'
import type { CatalogueFacets } from './facet-counts'
import type { CatalogueSearch } from './search-ports'
import type { CatalogueFilter } from './search-request'

/** Counts what the catalogue offers under some filters. It is the same for everybody, so there is no actor. */
export async function catalogueFacets(
  ports: { readonly catalogue: Pick<CatalogueSearch, 'countFacets'> },
  filter: CatalogueFilter,
): Promise<Result<CatalogueFacets>> {
  return ok(await ports.catalogue.countFacets(filter))
}

import { fail, ok, type Result } from '@fitsize/contracts'
import type { BrandPage } from './garment'
import type { CatalogueStore } from './ports'

/** A brand that has something on offer. It is the same for everybody, so there is no actor. */
export async function readBrand(
  ports: { readonly catalogue: Pick<CatalogueStore, 'findOfferingBrand'> },
  slug: string,
): Promise<Result<BrandPage>> {
  const brand = await ports.catalogue.findOfferingBrand(slug)
  return brand === null ? fail('not-found') : ok(brand)
}

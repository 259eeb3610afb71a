import { ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { StudioCollection } from './collection'
import type { CollectionStore } from './collection-store'

/** All collections of a brand, newest first, for its members. */
export async function listStudioCollections(
  ports: { readonly brands: BrandDoor; readonly collections: Pick<CollectionStore, 'list'> },
  actor: Actor,
  slug: string,
): Promise<Result<readonly StudioCollection[]>> {
  const brand = await enterBrand(ports, actor, slug, 'VIEWER')
  return brand.ok ? ok(await ports.collections.list(brand.value.id)) : brand
}

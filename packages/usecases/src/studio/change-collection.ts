import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CollectionDetails } from './collection'
import type { CollectionStore } from './collection-store'

/** Changes a collection's title and season; its address stays. For editors. */
export async function changeCollection(
  ports: { readonly brands: BrandDoor; readonly collections: Pick<CollectionStore, 'change'> },
  actor: Actor,
  input: { readonly brand: string; readonly collectionId: string } & CollectionDetails,
): Promise<Result<void>> {
  const { brand: slug, collectionId, ...details } = input
  const brand = await enterBrand(ports, actor, slug, 'EDITOR')
  if (!brand.ok) return brand
  return (await ports.collections.change(brand.value.id, collectionId, details)) ? ok(undefined) : fail('not-found')
}

import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CollectionStore } from './collection-store'

/**
 * Deletes a collection with its garments and photos, for editors.
 * @returns `conflict` for one that is on offer or about to be: it is taken back first
 */
export async function deleteCollection(
  ports: { readonly brands: BrandDoor; readonly collections: Pick<CollectionStore, 'handle' | 'remove'> },
  actor: Actor,
  { brand: slug, collectionId }: { readonly brand: string; readonly collectionId: string },
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, slug, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId } = brand.value
  if ((await ports.collections.handle(brandId, collectionId)) === null) return fail('not-found')
  return (await ports.collections.remove(brandId, collectionId))
    ? ok(undefined)
    : fail('conflict', { detail: 'It is on offer: take it back first.' })
}

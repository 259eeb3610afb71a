import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CollectionStore } from './collection-store'

/**
 * Puts the garments of a collection into an order, for editors.
 * @returns `conflict` unless they are exactly those of the collection: some came or went meanwhile
 */
export async function orderGarments(
  ports: { readonly brands: BrandDoor; readonly collections: Pick<CollectionStore, 'handle' | 'setOrder'> },
  actor: Actor,
  input: { readonly brand: string; readonly collectionId: string; readonly garmentIds: readonly string[] },
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId } = brand.value
  if ((await ports.collections.handle(brandId, input.collectionId)) === null) return fail('not-found')
  return (await ports.collections.setOrder(brandId, input.collectionId, input.garmentIds))
    ? ok(undefined)
    : fail('conflict')
}

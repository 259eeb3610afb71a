import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CataloguePhotoStore } from './photo-store'

/** Takes the cover of a collection away, for editors. */
export async function removeCover(
  ports: { readonly brands: BrandDoor; readonly cataloguePhotos: Pick<CataloguePhotoStore, 'setCover'> },
  actor: Actor,
  { brand: slug, collectionId }: { readonly brand: string; readonly collectionId: string },
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, slug, 'EDITOR')
  if (!brand.ok) return brand
  return (await ports.cataloguePhotos.setCover(brand.value.id, collectionId, null)) ? ok(undefined) : fail('not-found')
}

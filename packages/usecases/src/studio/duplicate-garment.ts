import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock, NewId } from '../ambient'
import type { PhotoStore } from '../photos/photo-store'
import { type BrandDoor, enterBrand } from './brand-access'
import { garmentSlug, keyTaken } from './create-garment'
import type { StudioGarmentStore } from './garment-store'
import { photoKey } from './photo-key'
import type { CataloguePhotoStore } from './photo-store'

/**
 * Adds a copy of a garment to its collection, as a draft under another key, for editors: all that is said of it, its size
 * chart without the numbers of its sizes, and copies of its photos.
 * @returns the copy's id; `already-taken` when another garment has the key
 */
export async function duplicateGarment(
  ports: {
    readonly brands: BrandDoor
    readonly garments: Pick<StudioGarmentStore, 'find' | 'duplicate'>
    readonly cataloguePhotos: Pick<CataloguePhotoStore, 'ofGarment'>
    readonly photos: Pick<PhotoStore, 'copy' | 'delete'>
    readonly now: Clock
    readonly newId: NewId
  },
  actor: Actor,
  input: { readonly brand: string; readonly garmentId: string; readonly key: string },
): Promise<Result<{ readonly garmentId: string }>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId, userId } = brand.value
  const { garmentId, key } = input
  const garment = await ports.garments.find(brandId, garmentId)
  const originals = garment === null ? null : await ports.cataloguePhotos.ofGarment(brandId, garmentId)
  if (garment === null || originals === null) return fail('not-found')
  const id = ports.newId()
  const copies: { from: string; id: string; storageKey: string }[] = []
  for (const original of originals) {
    const photoId = ports.newId()
    const storageKey = photoKey(brandId, photoId)
    if (await ports.photos.copy(original.storageKey, storageKey))
      copies.push({ from: original.id, id: photoId, storageKey })
  }
  const outcome = await ports.garments.duplicate({
    brandId,
    garmentId,
    id,
    key,
    slug: garmentSlug(garment.name.en, id),
    photos: copies,
    userId,
    createdAt: ports.now(),
  })
  if (outcome === 'inserted') return ok({ garmentId: id })
  for (const { storageKey } of copies) await ports.photos.delete(storageKey)
  return outcome === 'taken' ? keyTaken : fail('not-found')
}

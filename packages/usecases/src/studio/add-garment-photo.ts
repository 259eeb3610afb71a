import { fail, ok, photoLimits, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock, NewId } from '../ambient'
import type { CopyPhoto } from '../photos/copy-photo'
import type { PhotoStore } from '../photos/photo-store'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CollectionStore } from './collection-store'
import { photoKey } from './photo-key'
import type { CataloguePhotoStore, NewPhoto } from './photo-store'

/** Of one garment. */
export const mostPhotos = 12

type PhotoPorts = {
  readonly brands: BrandDoor
  readonly photos: Pick<PhotoStore, 'put' | 'delete'>
  readonly copyPhoto: CopyPhoto
  readonly now: Clock
  readonly newId: NewId
}

/**
 * Adds a photo to a garment, as its last one, for editors. It is checked and made anew, and can be seen at once.
 * @returns its id and the garment's version; what is wrong with the photo; `conflict` when there are too many
 */
export async function addGarmentPhoto(
  ports: PhotoPorts & { readonly cataloguePhotos: Pick<CataloguePhotoStore, 'ofGarment' | 'addToGarment'> },
  actor: Actor,
  address: { readonly brand: string; readonly garmentId: string },
  bytes: Uint8Array,
): Promise<Result<{ readonly photoId: string; readonly version: number }>> {
  const brand = await enterBrand(ports, actor, address.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId, userId } = brand.value
  const { garmentId } = address
  if ((await ports.cataloguePhotos.ofGarment(brandId, garmentId)) === null) return fail('not-found')
  const photo = await kept(ports, brandId, bytes)
  if (!photo.ok) return photo
  const of = { brandId, garmentId, userId, at: ports.now() }
  const version = await ports.cataloguePhotos.addToGarment(of, photo.value, mostPhotos)
  if (typeof version === 'number') return ok({ photoId: photo.value.id, version })
  await ports.photos.delete(photo.value.storageKey)
  return version === 'full'
    ? fail('conflict', { detail: `A garment has at most ${mostPhotos} photos.` })
    : fail('not-found')
}

/** Gives a collection a cover, in the place of the one before, for editors. */
export async function putCover(
  ports: PhotoPorts & {
    readonly cataloguePhotos: Pick<CataloguePhotoStore, 'setCover'>
    readonly collections: Pick<CollectionStore, 'handle'>
  },
  actor: Actor,
  address: { readonly brand: string; readonly collectionId: string },
  bytes: Uint8Array,
): Promise<Result<{ readonly photoId: string }>> {
  const brand = await enterBrand(ports, actor, address.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId } = brand.value
  if ((await ports.collections.handle(brandId, address.collectionId)) === null) return fail('not-found')
  const photo = await kept(ports, brandId, bytes)
  if (!photo.ok) return photo
  if (await ports.cataloguePhotos.setCover(brandId, address.collectionId, photo.value))
    return ok({ photoId: photo.value.id })
  await ports.photos.delete(photo.value.storageKey)
  return fail('not-found')
}

/** The photo first: a row without one would show a hole. */
async function kept(ports: PhotoPorts, brandId: string, bytes: Uint8Array): Promise<Result<NewPhoto>> {
  if (bytes.byteLength === 0) return fail('photo-empty')
  if (bytes.byteLength > photoLimits.bytes) return fail('photo-too-large')
  const copy = await ports.copyPhoto(bytes)
  if (!copy.ok) return copy
  const id = ports.newId()
  const storageKey = photoKey(brandId, id)
  await ports.photos.put(storageKey, copy.value.bytes)
  return ok({ id, storageKey, width: copy.value.width, height: copy.value.height, createdAt: ports.now() })
}

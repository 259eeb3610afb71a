import { fail, ok, photoLimits, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { NewId } from '../ambient'
import type { CopyPhoto } from '../photos/copy-photo'
import type { PhotoStore } from '../photos/photo-store'
import { ownGarment } from './own-garment'
import type { GarmentHandle, WardrobeStore } from './ports'

type PhotoPorts = {
  readonly wardrobe: Pick<WardrobeStore, 'handle' | 'find' | 'setPhotoKey'>
  readonly photos: Pick<PhotoStore, 'put' | 'delete'>
}

/**
 * Gives one of the actor's own garments a photo to be recognised by, in place of the one it had.
 * @returns `conflict` for a garment that was measured from a photo: its points lie on that one.
 */
export async function putGarmentPhoto(
  ports: PhotoPorts & { readonly copyPhoto: CopyPhoto; readonly newId: NewId },
  actor: Actor,
  garmentId: string,
  bytes: Uint8Array,
): Promise<Result<void>> {
  const own = await ownUnmeasured(ports, actor, garmentId)
  if (!own.ok) return own
  if (bytes.byteLength === 0) return fail('photo-empty')
  if (bytes.byteLength > photoLimits.bytes) return fail('photo-too-large')
  const copy = await ports.copyPhoto(bytes)
  if (!copy.ok) return copy
  const key = `wardrobe/${garmentId}/${ports.newId()}.jpg`
  await ports.photos.put(key, copy.value.bytes)
  await ports.wardrobe.setPhotoKey(garmentId, key)
  await forget(ports, own.value)
  return ok(undefined)
}

/** Takes the photo of one of the actor's own garments away; `conflict` where its measures came from it. */
export async function removeGarmentPhoto(ports: PhotoPorts, actor: Actor, garmentId: string): Promise<Result<void>> {
  const own = await ownUnmeasured(ports, actor, garmentId)
  if (!own.ok) return own
  await ports.wardrobe.setPhotoKey(garmentId, null)
  await forget(ports, own.value)
  return ok(undefined)
}

async function ownUnmeasured(ports: PhotoPorts, actor: Actor, garmentId: string): Promise<Result<GarmentHandle>> {
  const own = await ownGarment(ports.wardrobe, actor, garmentId)
  if (!own.ok) return own
  const garment = own.value.deletedAt === null ? await ports.wardrobe.find(garmentId) : null
  if (garment === null) return fail('not-found')
  return garment.points === null ? own : fail('conflict', { detail: 'It was measured from its photo.' })
}

async function forget({ photos }: PhotoPorts, { photoKey }: GarmentHandle): Promise<void> {
  if (photoKey !== null) await photos.delete(photoKey)
}

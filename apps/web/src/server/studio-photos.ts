import 'server-only'
import { fail, type Result } from '@fitsize/contracts'
import { addGarmentPhoto, putCover } from '@fitsize/usecases'
import { currentUser } from './actor'
import { ports } from './composition'
import { copyPhoto } from './copy-photo'

/** The bytes that were sent, or null when they are too many; not read for somebody without an account. */
type Read = () => Promise<Uint8Array | null>

/** Adds a photo to a garment of a brand that the visitor edits. */
export async function addPhoto(
  address: { readonly brand: string; readonly garmentId: string },
  read: Read,
): Promise<Result<{ readonly photoId: string; readonly version: number }>> {
  const user = await currentUser()
  if (user === null) return fail('not-signed-in')
  const bytes = await read()
  return bytes === null ? fail('photo-too-large') : addGarmentPhoto({ ...ports(), copyPhoto }, user, address, bytes)
}

/** Gives a collection of a brand that the visitor edits a cover. */
export async function changeCover(
  address: { readonly brand: string; readonly collectionId: string },
  read: Read,
): Promise<Result<{ readonly photoId: string }>> {
  const user = await currentUser()
  if (user === null) return fail('not-signed-in')
  const bytes = await read()
  return bytes === null ? fail('photo-too-large') : putCover({ ...ports(), copyPhoto }, user, address, bytes)
}

import 'server-only'
import { fail, type Result } from '@fitsize/contracts'
import { putGarmentPhoto, readGarmentPhoto, removeGarmentPhoto } from '@fitsize/usecases'
import { currentUser } from './actor'
import { ports } from './composition'
import { copyPhoto } from './copy-photo'

/** The photo of one of the visitor's own garments, as JPEG bytes. */
export async function garmentPhoto(garmentId: string): Promise<Result<Uint8Array>> {
  const user = await currentUser()
  return user === null ? fail('not-signed-in') : readGarmentPhoto(ports(), user, garmentId)
}

/**
 * Gives one of the visitor's own garments a photo.
 * @param read the photo, or null when it is too large; not read for somebody without an account.
 */
export async function changeGarmentPhoto(
  garmentId: string,
  read: () => Promise<Uint8Array | null>,
): Promise<Result<void>> {
  const user = await currentUser()
  if (user === null) return fail('not-signed-in')
  const bytes = await read()
  return bytes === null ? fail('photo-too-large') : putGarmentPhoto({ ...ports(), copyPhoto }, user, garmentId, bytes)
}

/** Takes it away again. */
export async function forgetGarmentPhoto(garmentId: string): Promise<Result<void>> {
  const user = await currentUser()
  return user === null ? fail('not-signed-in') : removeGarmentPhoto(ports(), user, garmentId)
}

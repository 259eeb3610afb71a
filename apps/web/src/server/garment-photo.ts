import 'server-only'
import { fail, type Result } from '@fitsize/contracts'
import { readGarmentPhoto } from '@fitsize/usecases'
import { currentUser } from './actor'
import { ports } from './composition'

/** The photo of one of the visitor's own garments, as JPEG bytes. */
export async function garmentPhoto(garmentId: string): Promise<Result<Uint8Array>> {
  const user = await currentUser()
  return user === null ? fail('not-signed-in') : readGarmentPhoto(ports(), user, garmentId)
}

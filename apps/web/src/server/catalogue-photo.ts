import 'server-only'
import type { Result } from '@fitsize/contracts'
import { readCataloguePhoto } from '@fitsize/usecases'
import { currentUser } from './actor'
import { ports } from './composition'

/** A photo of the catalogue that the visitor may see, as JPEG bytes. */
export const cataloguePhoto = async (
  photoId: string,
): Promise<Result<{ readonly bytes: Uint8Array; readonly isPublic: boolean }>> =>
  await readCataloguePhoto(ports(), await currentUser(), photoId)

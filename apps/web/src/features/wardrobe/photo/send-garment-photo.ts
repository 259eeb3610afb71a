import { type DomainError, problemSchema } from '@fitsize/contracts'
import { preparePhoto } from '@/features/scan/photo/prepare-photo'
import type { ChosenFile } from '@/features/scan/start/PhotoButton'
import { garmentPhotoPath } from '../photo-path'

/** Gives a garment a photo, shrunk before it is sent; what is wrong, or null once it is kept. */
export async function sendGarmentPhoto(garmentId: string, chosen: ChosenFile): Promise<DomainError | null> {
  const prepared = await preparePhoto(chosen)
  if (!prepared.ok) return prepared.error
  return await ask(garmentId, { method: 'PUT', body: prepared.value.file })
}

/** Takes the photo of a garment away. */
export const removeGarmentPhoto = (garmentId: string): Promise<DomainError | null> =>
  ask(garmentId, { method: 'DELETE' })

async function ask(garmentId: string, request: RequestInit): Promise<DomainError | null> {
  let response: Response
  try {
    response = await fetch(garmentPhotoPath(garmentId), request)
  } catch {
    return { code: 'unavailable' }
  }
  if (response.ok) return null
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  return { code: problem.success ? problem.data.code : 'internal' }
}

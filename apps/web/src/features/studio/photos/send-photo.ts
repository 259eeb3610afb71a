import { fail, ok, problemSchema, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import { preparePhoto } from '@/features/scan/photo/prepare-photo'
import type { ChosenFile } from '@/features/scan/start/PhotoButton'

const answerSchema = z.object({ version: z.number().int().optional() })

/**
 * Sends a photo to one of the studio's addresses, shrunk before.
 * @returns the version of its garment that came of it, null for a cover; what is wrong with it
 */
export async function sendPhoto(
  path: string,
  method: 'POST' | 'PUT',
  chosen: ChosenFile,
): Promise<Result<number | null>> {
  const prepared = await preparePhoto(chosen)
  if (!prepared.ok) return prepared
  let response: Response
  try {
    response = await fetch(path, { method, body: prepared.value.file })
  } catch {
    return fail('unavailable')
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return ok(answerSchema.safeParse(answer).data?.version ?? null)
  const problem = problemSchema.safeParse(answer)
  return fail(problem.success ? problem.data.code : 'internal')
}

export const coverPath = (brand: string, collectionId: string): string =>
  `/api/studio/${brand}/collections/${collectionId}/cover`
export const garmentPhotosPath = (brand: string, garmentId: string): string =>
  `/api/studio/${brand}/garments/${garmentId}/photos`

import { z } from 'zod'
import { problemResponse } from '@/features/scan/server/scan-proxy'
import { cataloguePhoto } from '@/server/catalogue-photo'

type Context = { readonly params: Promise<{ readonly photoId: string }> }

/** A photo of a garment on offer or the cover of a collection; of drafts, for those who keep the brand. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { photoId } = await params
  if (!z.uuid().safeParse(photoId).success) return problemResponse({ code: 'not-found' })
  const photo = await cataloguePhoto(photoId)
  if (!photo.ok) return problemResponse(photo.error)
  const { bytes, isPublic } = photo.value
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'image/jpeg',
      // It never changes, but must not outlive being hidden by long; drafts stay out of shared caches.
      'cache-control': isPublic ? 'public, max-age=600' : 'private, no-cache',
    },
  })
}

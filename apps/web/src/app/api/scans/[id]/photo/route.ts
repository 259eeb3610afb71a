import { z } from 'zod'
import { problemResponse } from '@/features/scan/server/scan-proxy'
import { scanPhoto } from '@/server/scan-photo'

type Context = { readonly params: Promise<{ readonly id: string }> }

/** The upright working copy of a scan's photo, for its owner alone. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  const photo = z.uuid().safeParse(id).success ? await scanPhoto(id) : null
  if (photo === null) return problemResponse({ code: 'not-found' })
  if (!photo.ok) return problemResponse(photo.error)
  return new Response(new Uint8Array(photo.value), {
    headers: {
      'content-type': 'image/jpeg',
      // It never changes, but must not outlive its deletion by long, nor lie in a shared cache.
      'cache-control': 'private, max-age=300',
      'x-content-type-options': 'nosniff',
    },
  })
}

import { problemOf } from '@fitsize/contracts'
import { z } from 'zod'
import { garmentPhoto } from '@/server/garment-photo'

type Context = { readonly params: Promise<{ readonly garmentId: string }> }

/** The photo of a garment in the wardrobe, for its owner alone. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { garmentId } = await params
  const photo = z.uuid().safeParse(garmentId).success ? await garmentPhoto(garmentId) : null
  if (photo?.ok)
    return new Response(new Uint8Array(photo.value), {
      headers: {
        'content-type': 'image/jpeg',
        // It never changes, but must not outlive its deletion by long, nor lie in a shared cache.
        'cache-control': 'private, max-age=300',
      },
    })
  const problem = problemOf(photo?.error ?? { code: 'not-found' })
  return Response.json(problem, {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}

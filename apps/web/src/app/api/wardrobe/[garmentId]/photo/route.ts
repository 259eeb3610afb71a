import { createHash } from 'node:crypto'
import { photoLimits, type Result } from '@fitsize/contracts'
import { z } from 'zod'
import { isSameOrigin } from '@/features/scan/server/same-origin'
import { problemResponse } from '@/features/scan/server/scan-proxy'
import { changeGarmentPhoto, forgetGarmentPhoto, garmentPhoto } from '@/server/garment-photo'
import { readBody } from '@/server/read-body'

type Context = { readonly params: Promise<{ readonly garmentId: string }> }

/** The photo of a garment in the wardrobe, for its owner alone. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { garmentId } = await params
  if (!isId(garmentId)) return problemResponse({ code: 'not-found' })
  const photo = await garmentPhoto(garmentId)
  if (!photo.ok) return problemResponse(photo.error)
  const etag = `"${createHash('sha256').update(photo.value).digest('base64url')}"`
  // Asked for each time: it can be exchanged, must not outlive its deletion, nor lie in a shared cache.
  const headers = { etag, 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(photo.value), { headers: { ...headers, 'content-type': 'image/jpeg' } })
}

/** Another photo for a garment that was measured by hand; the body is the image. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return await change(request, params, (garmentId) =>
    changeGarmentPhoto(garmentId, () => readBody(request, photoLimits.bytes)),
  )
}

/** No photo any more. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return await change(request, params, forgetGarmentPhoto)
}

async function change(
  request: Request,
  params: Context['params'],
  act: (garmentId: string) => Promise<Result<void>>,
): Promise<Response> {
  if (!isSameOrigin(request))
    return problemResponse({ code: 'not-allowed', detail: 'The request comes from another site.' })
  const { garmentId } = await params
  if (!isId(garmentId)) return problemResponse({ code: 'not-found' })
  const changed = await act(garmentId)
  return changed.ok ? new Response(null, { status: 204 }) : problemResponse(changed.error)
}

const isId = (text: string): boolean => z.uuid().safeParse(text).success

import { photoLimits, slugSchema } from '@fitsize/contracts'
import { z } from 'zod'
import { isSameOrigin } from '@/features/scan/server/same-origin'
import { problemResponse } from '@/features/scan/server/scan-proxy'
import { readBody } from '@/server/read-body'
import { addPhoto } from '@/server/studio-photos'

const addressSchema = z.object({ brand: slugSchema, garmentId: z.uuid() })

type Context = { readonly params: Promise<z.infer<typeof addressSchema>> }

/** One more photo of a garment; the body is the image. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request))
    return problemResponse({ code: 'not-allowed', detail: 'The request comes from another site.' })
  const address = addressSchema.safeParse(await params)
  if (!address.success) return problemResponse({ code: 'not-found' })
  const added = await addPhoto(address.data, () => readBody(request, photoLimits.bytes))
  return added.ok ? Response.json(added.value, { status: 201 }) : problemResponse(added.error)
}

import { photoLimits, slugSchema } from '@fitsize/contracts'
import { z } from 'zod'
import { isSameOrigin } from '@/features/scan/server/same-origin'
import { problemResponse } from '@/features/scan/server/scan-proxy'
import { readBody } from '@/server/read-body'
import { changeCover } from '@/server/studio-photos'

const addressSchema = z.object({ brand: slugSchema, collectionId: z.uuid() })

type Context = { readonly params: Promise<z.infer<typeof addressSchema>> }

/** Another cover for a collection; the body is the image. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request))
    return problemResponse({ code: 'not-allowed', detail: 'The request comes from another site.' })
  const address = addressSchema.safeParse(await params)
  if (!address.success) return problemResponse({ code: 'not-found' })
  const changed = await changeCover(address.data, () => readBody(request, photoLimits.bytes))
  return changed.ok ? Response.json(changed.value) : problemResponse(changed.error)
}

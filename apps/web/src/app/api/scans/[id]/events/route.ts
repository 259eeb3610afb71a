import { optionsForKnownScans } from '@/features/scan/server/proxy-options'
import { proxyScan } from '@/features/scan/server/scan-proxy'

type Context = { readonly params: Promise<{ readonly id: string }> }

/** A scan's progress as server-sent events. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return proxyScan(request, (await params).id, '/events', optionsForKnownScans)
}

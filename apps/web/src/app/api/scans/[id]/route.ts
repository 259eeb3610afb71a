import { optionsForKnownScans } from '@/features/scan/server/proxy-options'
import { proxyScan } from '@/features/scan/server/scan-proxy'

type Context = { readonly params: Promise<{ readonly id: string }> }

/** A scan with its findings. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return proxyScan(request, (await params).id, '', optionsForKnownScans)
}

/** Cancels a scan and erases its photo. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return proxyScan(request, (await params).id, '', optionsForKnownScans)
}

import { optionsForNewScan } from '@/features/scan/server/proxy-options'
import { proxyNewScan } from '@/features/scan/server/scan-proxy'

/** A new scan, on behalf of the account or guest. */
export async function POST(request: Request): Promise<Response> {
  return proxyNewScan(request, optionsForNewScan)
}

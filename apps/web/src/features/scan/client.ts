import { createGatewayClient, type GatewayClient } from '@fitsize/contracts/client'

/** The scan API as the browser reaches it: through this application, which adds who acts. */
export function createScanClient(): GatewayClient {
  return createGatewayClient({ baseUrl: window.location.origin, scansPath: '/api/scans' })
}

/** Where the browser finds a scan's photo. */
export const scanPhotoPath = (scanId: string): string => `/api/scans/${scanId}/photo`

import { fail, type Result } from '@fitsize/contracts'
import type { GatewayClient } from '@fitsize/contracts/client'

/**
 * The scan API as the browser reaches it: through this application, which adds who acts. What checks its answers is loaded
 * with the first call: the page where a photo is chosen need not wait for 33 kB of it.
 */
export function createScanClient(): GatewayClient {
  return {
    submitScan: (...call) => loaded((client) => client.submitScan(...call)),
    readScan: (...call) => loaded((client) => client.readScan(...call)),
    deleteScan: (...call) => loaded((client) => client.deleteScan(...call)),
    eraseScans: (...call) => loaded((client) => client.eraseScans(...call)),
    async *followScan(...call) {
      const client = await load()
      if (client === null) yield notLoaded
      else yield* client.followScan(...call)
    },
  }
}

/** Where the browser finds a scan's photo. */
export const scanPhotoPath = (scanId: string): string => `/api/scans/${scanId}/photo`

const notLoaded = fail('unavailable', { detail: 'A part of this page could not be loaded.' })

async function loaded<Value>(call: (client: GatewayClient) => Promise<Result<Value>>): Promise<Result<Value>> {
  const client = await load()
  return client === null ? notLoaded : call(client)
}

async function load(): Promise<GatewayClient | null> {
  try {
    const { createGatewayClient } = await import('@fitsize/contracts/client')
    return createGatewayClient({ baseUrl: window.location.origin, scansPath: '/api/scans' })
  } catch {
    return null
  }
}

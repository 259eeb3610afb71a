import { createGatewayClient } from '@fitsize/contracts/client'
import { signActorToken } from '@fitsize/identity'
import type { ScanEraser } from '@fitsize/usecases'
import type { Environment } from '@/env'

/** Erases scans through the gateway, in the name of whom they belong to. */
export function createScanEraser({
  ACTOR_TOKEN_SECRET: secret,
  GATEWAY_URL: baseUrl,
}: Pick<Environment, 'ACTOR_TOKEN_SECRET' | 'GATEWAY_URL'>): ScanEraser {
  return {
    erase: async (actor) =>
      await createGatewayClient({
        baseUrl,
        credential: async () => await signActorToken(actor, { secret }),
      }).eraseScans(AbortSignal.timeout(60_000)),
  }
}

import 'server-only'
import { type RequestActor, signActorToken } from '@fitsize/identity'
import { environment } from '@/env'
import { knownActors, scanningActor } from '@/server/actor'
import type { ScanProxyOptions } from './scan-proxy'

/** How to reach the gateway as whoever makes a scan now: the account, or a guest who gets a cookie. */
export async function optionsForNewScan(): Promise<ScanProxyOptions> {
  return withTokens([await scanningActor()])
}

/** How to reach the gateway as everyone the visitor is; `null` for a visitor who never scanned. */
export async function optionsForKnownScans(): Promise<ScanProxyOptions | null> {
  const [first, ...others] = await knownActors()
  return first === undefined ? null : withTokens([first, ...others])
}

async function withTokens([first, ...others]: readonly [RequestActor, ...RequestActor[]]): Promise<ScanProxyOptions> {
  const { ACTOR_TOKEN_SECRET, GATEWAY_URL } = environment()
  const sign = (actor: RequestActor) => signActorToken(actor, { secret: ACTOR_TOKEN_SECRET })
  return { gatewayUrl: GATEWAY_URL, tokens: [await sign(first), ...(await Promise.all(others.map(sign)))] }
}

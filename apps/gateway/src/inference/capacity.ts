import type { Circuit } from './circuit'
import type { ConcurrencyLimiter, LimitSettings } from './concurrency-limit'

type Fit = { readonly url: string; readonly circuit: Circuit }

/** Bounds of the limit: at least a batch for each server that is asked, up to what is allowed. */
export const limitSettings = (
  servers: readonly Fit[],
  batchSize: (url: string) => number,
  { most, objectiveMs }: Omit<LimitSettings, 'least'>,
): LimitSettings => ({
  least: servers
    .filter(({ circuit }) => circuit.state === 'closed')
    .reduce((total, { url }) => total + batchSize(url), 0),
  most,
  objectiveMs,
})

/** Scans that may be in flight now: one to try a server that comes back, none while there is no server at all. */
export function scansAllowed(servers: readonly Fit[], limiter: Pick<ConcurrencyLimiter, 'limit'>): number {
  if (servers.some(({ circuit }) => circuit.state === 'closed')) return limiter.limit()
  return servers.some(({ circuit }) => circuit.state === 'half-open') ? 1 : 0
}

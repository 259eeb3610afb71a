/**
 * The client's address from X-Forwarded-For, whose right end is written by the nearest proxy. What stands further left
 * than the trusted proxies reach is only what the client says.
 * @param trustedProxies how many proxies of ours, Next itself included, add to the header.
 */
export function forwardedAddress(header: string | null, trustedProxies: number): string {
  const hops = (header ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '')
  return hops.at(-trustedProxies) ?? hops[0] ?? 'unknown'
}

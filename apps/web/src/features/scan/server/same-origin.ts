/**
 * Whether a request that changes something comes from this application's own pages. Cookies travel with requests from
 * other sites too, so the browser's word on where it comes from decides; a client that sends neither header is not a
 * browser and carries nobody's cookies unasked.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host)
}

const base = 'http://fitsize.invalid'

/**
 * Where to go after signing in, from the address's `next`: a path of this application without a language, such as
 * "/scan/…?save=Tee". Anything that leads elsewhere becomes the fallback, so that a link cannot send people away.
 */
export function returnPath(next: unknown, fallback = '/wardrobe'): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, base)) return fallback
  const url = new URL(next, base)
  // "//host", "/\host" and "/\t/host" begin like paths, but browsers read a host in them; "/.//host" becomes one of them.
  if (url.origin !== base || url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}

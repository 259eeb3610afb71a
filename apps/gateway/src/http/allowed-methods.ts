import type { FastifyInstance } from 'fastify'

/**
 * Notes the routes of a server as they are registered. Fastify knows the methods of a route's pattern, not those of a
 * request's address.
 * @returns which methods an address takes, in the order of their names; none where there is no such address
 */
export function watchMethods(app: FastifyInstance): (url: string) => readonly string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    const parts = url.split(/:\w+/).map((part) => part.replace(/[^\w/-]/g, '\\$&'))
    routes.push({ pattern: new RegExp(`^${parts.join('[^/]+')}$`), methods: [method].flat() })
  })
  return (url) => {
    const [path = ''] = url.split('?')
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].toSorted()
  }
}

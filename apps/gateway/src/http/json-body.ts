import type { FastifyInstance } from 'fastify'

/** Has the routes of a scope given what is sent as JSON; undefined for what is none. Elsewhere bodies are nobody's to read. */
export function readJsonBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(null, undefined)
    }
  })
}

import type { QueueMode } from '@fitsize/contracts'
import { openApiDocument } from '@fitsize/contracts/openapi'
import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'

export type StatusRoutesOptions = {
  readonly version: string
  readonly registry: Registry
  /** What all gateways are told to do; null when the database does not answer. */
  readonly queueMode: () => Promise<QueueMode | null>
  readonly isStopping: () => boolean
  readonly isListening: () => boolean
  readonly isInferenceReachable: () => Promise<boolean>
}

/** Health, readiness, metrics and the description of the API. Open to whoever reaches the port. */
export function registerStatusRoutes(app: FastifyInstance, options: StatusRoutesOptions): void {
  const document = JSON.stringify(openApiDocument(options.version))

  app.get('/healthz', async (_request, reply) => reply.send({ status: 'alive' }))

  // Without inference scans are still taken in, and wait; so it is told, but does not make the gateway unready.
  app.get('/readyz', async (_request, reply) => {
    const [queue, inference] = await Promise.all([options.queueMode(), options.isInferenceReachable()])
    const database = queue !== null
    const ready = database && !options.isStopping()
    return reply.status(ready ? 200 : 503).send({
      status: ready ? 'ready' : options.isStopping() ? 'stopping' : 'not-ready',
      database,
      queue,
      notifications: options.isListening(),
      inference,
    })
  })

  app.get('/metrics', async (_request, reply) =>
    reply.type(options.registry.contentType).send(await options.registry.metrics()),
  )

  app.get('/v1/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(document))
}

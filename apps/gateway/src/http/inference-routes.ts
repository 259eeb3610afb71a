import { scaleWishSchema } from '@fitsize/contracts'
import { type AdminLog, readServers, type SteerServersDependencies, scaleWorkers } from '@fitsize/usecases'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Server } from '../inference/servers'
import { actorOf } from './actor'
import { sendProblem } from './problems'

export type InferenceRoutesOptions = SteerServersDependencies & {
  readonly live: () => readonly Server[]
  readonly log: AdminLog
  /** Scans that this gateway may have in flight, and has. */
  readonly limit: () => number
  readonly inFlight: () => number
}

/** The inference servers as this gateway sees them, and their workers, for those who run the system. */
export function registerInferenceRoutes(app: FastifyInstance, options: InferenceRoutesOptions): void {
  app.get('/v1/inference', async (request, reply) => {
    const readings = await readServers(options, actorOf(request))
    if (!readings.ok) return sendProblem(request, reply, readings.error)
    const live = new Map(options.live().map((server) => [server.url, server]))
    return reply.send({
      limit: options.limit(),
      inFlight: options.inFlight(),
      servers: readings.value.map(({ url, models, failure }) => ({
        url,
        circuit: live.get(url)?.circuit.state,
        requestsInFlight: live.get(url)?.inFlight,
        models,
        control: failure === null ? { kind: 'supported' } : failure,
      })),
    })
  })

  app.put('/v1/inference/workers', async (request, reply) => {
    const wish = scaleWishSchema.safeParse(request.body)
    if (!wish.success)
      return sendProblem(request, reply, { code: 'request-invalid', detail: z.prettifyError(wish.error) })
    const { server: url, model, workers } = wish.data
    const scaled = await scaleWorkers(options, actorOf(request), { url, model, workers })
    if (!scaled.ok) return sendProblem(request, reply, scaled.error)
    return reply.send(scaled.value.ok ? { kind: 'scaled', model: scaled.value.value } : scaled.value.failure)
  })
}

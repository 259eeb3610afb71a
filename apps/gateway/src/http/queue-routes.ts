import { queueWishSchema, resendWishSchema } from '@fitsize/contracts'
import {
  previewResend,
  type QueueControl,
  type ResendDependencies,
  readQueueControl,
  resendDeadLetters,
  steerQueue,
} from '@fitsize/usecases'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actorOf } from './actor'
import { sendProblem } from './problems'

export type QueueRoutesOptions = ResendDependencies & { readonly control: QueueControl }

/** What all gateways are told to do, and what was given up, for those who run the system. */
export function registerQueueRoutes(app: FastifyInstance, options: QueueRoutesOptions): void {
  app.get('/v1/queue', async (request, reply) => {
    const state = await readQueueControl(options, actorOf(request))
    return state.ok ? reply.send(state.value) : sendProblem(request, reply, state.error)
  })

  app.put('/v1/queue', async (request, reply) => {
    const wish = queueWishSchema.safeParse(request.body)
    if (!wish.success)
      return sendProblem(request, reply, { code: 'request-invalid', detail: z.prettifyError(wish.error) })
    const state = await steerQueue(options, actorOf(request), wish.data.mode, wish.data.reason)
    return state.ok ? reply.send(state.value) : sendProblem(request, reply, state.error)
  })

  app.post('/v1/dead-letters/resend', async (request, reply) => {
    const wish = resendWishSchema.safeParse(request.body)
    if (!wish.success)
      return sendProblem(request, reply, { code: 'request-invalid', detail: z.prettifyError(wish.error) })
    const { selection, preview } = wish.data
    const count = await (preview ? previewResend : resendDeadLetters)(options, actorOf(request), selection)
    return count.ok ? reply.send({ count: count.value, preview }) : sendProblem(request, reply, count.error)
  })
}

import type { RequestActor } from '@fitsize/identity'
import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import { type AuthenticateDependencies, authenticate } from './authenticate'
import { sendProblem } from './problems'

const actors = new WeakMap<FastifyRequest, RequestActor>()

/** Lets a request pass only with a valid credential, before a byte of its body is read. */
export const requireActor = (dependencies: AuthenticateDependencies): preHandlerAsyncHookHandler => {
  const { anonymousKey } = dependencies
  const anonymous = anonymousKey === undefined ? undefined : `Bearer ${anonymousKey}`
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await authenticate(dependencies, request.headers.authorization ?? anonymous)
    if (!actor.ok) return sendProblem(request, reply, actor.error)
    actors.set(request, actor.value)
    return undefined
  }
}

/**
 * Who sent the request.
 * @throws for a route without requireActor, which is a mistake in the program.
 */
export function actorOf(request: FastifyRequest): RequestActor {
  const actor = actors.get(request)
  if (actor === undefined) throw new Error(`${request.method} ${request.routeOptions.url} does not require an actor`)
  return actor
}

import { problemOf } from '@fitsize/contracts'
import { initTRPC } from '@trpc/server'
import superjson from 'superjson'
import type { ApiContext } from './context'
import { domainErrorOf } from './errors'

/** tRPC with this API's context. `data.problem` of an error is the same problem document that the gateway speaks. */
export const trpc = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  // Stacks belong in logs, whatever NODE_ENV says.
  isDev: false,
  errorFormatter({ shape, error }) {
    const domainError = domainErrorOf(error)
    const problem = problemOf(domainError, shape.data.path)
    const { retryAfterSeconds } = domainError
    return {
      ...shape,
      // An unforeseen error's own words may hold anything, such as a row or a path.
      message: problem.detail ?? problem.title,
      data: { ...shape.data, problem, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
    }
  },
})

import { appRouter } from '@fitsize/api'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { apiContext } from '@/server/api'
import { reportError } from '@/server/report-error'

const handler = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: apiContext,
    onError: ({ error, path }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR') reportError(error.cause ?? error, { path: `trpc ${path ?? ''}` })
    },
  })

export { handler as GET, handler as POST }

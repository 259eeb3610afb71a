import type { AppRouter } from '@fitsize/api'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import superjson from 'superjson'

/** The API for single calls. Pages that make one now and then load it when they do. */
export const createApiClient = () =>
  createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/api/trpc', transformer: superjson })] })

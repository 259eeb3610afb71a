export type { ApiContext, ApiPorts } from './context'
export { DomainFailure, domainErrorOf } from './errors'
export {
  adminProcedure,
  creatorProcedure,
  guestOrUserProcedure,
  publicProcedure,
  signedInProcedure,
} from './procedures'
export { type AppRouter, appRouter, createCaller } from './router'
export { trpc } from './trpc'

import 'server-only'

export { handlers } from './next-auth'
export { type SessionClaims, sessionClaims } from './session-claims'

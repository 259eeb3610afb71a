import 'server-only'
import type { DomainError } from '@fitsize/contracts'
import { beginSession, credentialsSchema, verifyCredentials } from '@fitsize/usecases'
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { environment } from '@/env'
import { clientAddress } from '../client-address'
import { ports } from '../composition'
import { reportError } from '../report-error'

/** Why signing in was refused; next-auth passes the code on to whoever asked. */
export class SignInRefused extends CredentialsSignin {
  readonly retryAfterSeconds: number | undefined

  constructor({ code, retryAfterSeconds }: DomainError) {
    super()
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

const sessionSeconds = 30 * 24 * 60 * 60

function configuration(): NextAuthConfig {
  const { AUTH_SECRET, AUTH_URL } = environment()
  return {
    secret: AUTH_SECRET,
    trustHost: true,
    useSecureCookies: AUTH_URL.startsWith('https:'),
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    // A wrong password is an everyday event, answered on the page; next-auth would log each with a stack.
    logger: { error: (error) => (error instanceof CredentialsSignin ? undefined : reportError(error)) },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(given, request) {
          const credentials = credentialsSchema.safeParse({ email: given.email, password: given.password })
          if (!credentials.success) throw new SignInRefused({ code: 'wrong-credentials' })
          const account = await verifyCredentials(
            ports(),
            { clientAddress: clientAddress(request.headers) },
            credentials.data,
          )
          if (!account.ok) throw new SignInRefused(account.error)
          const { id } = account.value
          const sessionId = await beginSession(ports(), id, { userAgent: request.headers.get('user-agent') })
          return { id, sessionId }
        },
      }),
    ],
    callbacks: {
      // Only who and by which sign-in: the rest is asked of the database, as it may change during a session.
      jwt: ({ token, user }) =>
        user?.id === undefined || !('sessionId' in user) ? token : { sub: user.id, sessionId: user.sessionId },
      session: ({ session, token }) => ({
        ...session,
        user: { id: token.sub },
        sessionId: token.sessionId,
      }),
    },
  }
}

export const { handlers, auth, signIn, signOut } = NextAuth(configuration)

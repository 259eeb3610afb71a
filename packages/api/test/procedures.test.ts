import { problemSchema } from '@fitsize/contracts'
import type { GuestActor, Role, UserActor } from '@fitsize/identity'
import { quotaClassOf } from '@fitsize/identity'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type ApiContext,
  adminProcedure,
  creatorProcedure,
  guestOrUserProcedure,
  publicProcedure,
  signedInProcedure,
  trpc,
} from '../src'
import { trpcErrorOf } from '../src/errors'
import { failureOf } from './failure'

const router = trpc.router({
  public: publicProcedure.query(() => 'in'),
  guestOrUser: guestOrUserProcedure.query(({ ctx }) => ctx.actor.kind),
  signedIn: signedInProcedure.query(() => 'in'),
  creator: creatorProcedure.query(() => 'in'),
  admin: adminProcedure.query(() => 'in'),
  broken: publicProcedure.query(() => {
    throw new Error('the secret words of an unforeseen failure')
  }),
  limited: publicProcedure.query(() => {
    throw trpcErrorOf({ code: 'rate-limited', retryAfterSeconds: 30 })
  }),
  strict: publicProcedure.input(z.strictObject({ size: z.number() })).query(() => 'in'),
})
const createCaller = trpc.createCallerFactory(router)

const user = (role: Role): UserActor => ({
  kind: 'user',
  userId: '0b54f5d6-4f0a-4f4e-9a55-1b5d1f6e2a11',
  role,
  quotaClass: quotaClassOf(role),
})
const guest: GuestActor = { kind: 'guest', guestId: 'g', quotaClass: 'guest' }

// No procedure here touches a port.
const ports = new Proxy({} as ApiContext['ports'], {
  get: () => {
    throw new Error('a step of the ladder touched a port')
  },
})
const as = (who: Pick<ApiContext, 'user' | 'guest'>) =>
  createCaller({ ports, sessionId: null, clientAddress: '203.0.113.1', ...who })

const steps = ['public', 'guestOrUser', 'signedIn', 'creator', 'admin'] as const

describe('the ladder', () => {
  it.each([
    ['nobody', { user: null, guest: null }, ['in', 'UNAUTHORIZED', 'UNAUTHORIZED', 'UNAUTHORIZED', 'UNAUTHORIZED']],
    ['a guest', { user: null, guest }, ['in', 'guest', 'UNAUTHORIZED', 'UNAUTHORIZED', 'UNAUTHORIZED']],
    ['a customer', { user: user('CUSTOMER'), guest }, ['in', 'user', 'in', 'FORBIDDEN', 'FORBIDDEN']],
    ['a creator', { user: user('CREATOR'), guest: null }, ['in', 'user', 'in', 'in', 'FORBIDDEN']],
    ['an administrator', { user: user('ADMIN'), guest: null }, ['in', 'user', 'in', 'in', 'in']],
  ] as const)('%s', async (_, who, expected) => {
    const outcomes: string[] = []
    for (const step of steps)
      outcomes.push(
        await as(who)
          [step]()
          .catch(async (error: unknown) => (await failureOf(Promise.reject(error))).trpc),
      )
    expect(outcomes).toEqual(expected)
  })
})

describe('an unforeseen failure', () => {
  it('is internal, and none of its words go out', async () => {
    const failure = await failureOf(as({ user: null, guest: null }).broken())
    expect(failure).toEqual({ trpc: 'INTERNAL_SERVER_ERROR', error: { code: 'internal' } })
  })
})

describe('errors over HTTP', () => {
  const answerTo = async (procedure: string, input?: unknown) => {
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`
    const response = await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: new Request(`http://localhost/api/trpc/${procedure}${query}`),
      router,
      createContext: () => ({ ports, user: null, sessionId: null, guest: null, clientAddress: '203.0.113.1' }),
    })
    const text = await response.text()
    const body: unknown = JSON.parse(text)
    return { status: response.status, text, error: errorSchema.parse(body).error.json }
  }
  const errorSchema = z.object({
    error: z.object({
      json: z.object({
        message: z.string(),
        data: z.object({
          problem: problemSchema,
          retryAfterSeconds: z.number().optional(),
          stack: z.never().optional(),
        }),
      }),
    }),
  })

  it('carry the problem document that the gateway speaks too', async () => {
    const { status, error } = await answerTo('signedIn')
    expect(status).toBe(401)
    expect(error.data.problem).toMatchObject({ status: 401, code: 'not-signed-in', instance: 'signedIn' })
  })

  it('say when to come back', async () => {
    const { status, error } = await answerTo('limited')
    expect([status, error.data.retryAfterSeconds]).toEqual([429, 30])
  })

  it('name the fields that are wrong', async () => {
    const { status, error } = await answerTo('strict', { size: 'large' })
    expect(status).toBe(400)
    expect(error.data.problem.code).toBe('request-invalid')
    expect(Object.keys(error.data.problem.fields ?? {})).toEqual(['size'])
  })

  it('of an unforeseen failure hide its words and its stack', async () => {
    const { status, text, error } = await answerTo('broken')
    expect(status).toBe(500)
    expect(error.data.problem.code).toBe('internal')
    expect(text).not.toContain('secret words')
    expect(text).not.toContain('procedures.test')
  })

  it('of an unknown procedure say not found', async () => {
    expect((await answerTo('nothing')).error.data.problem.code).toBe('not-found')
  })
})

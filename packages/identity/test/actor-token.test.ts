import fc from 'fast-check'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RequestActor } from '../src'
import { signActorToken, verifyActorToken } from '../src'

const secret = 'a secret for tests of thirty-two bytes or more'
const userId = '0b54f5d6-4f0a-4f4e-9a55-1b5d1f6e2a11'
const customer: RequestActor = { kind: 'user', userId, role: 'CUSTOMER', quotaClass: 'standard' }

const anyActor: fc.Arbitrary<RequestActor> = fc.oneof(
  fc.record({
    kind: fc.constant('user' as const),
    userId: fc.uuid(),
    role: fc.constantFrom('CUSTOMER' as const, 'CREATOR' as const, 'ADMIN' as const),
    quotaClass: fc.constantFrom('standard' as const, 'creator' as const, 'admin' as const),
  }),
  fc.record({
    kind: fc.constant('key' as const),
    keyId: fc.uuid(),
    ownerId: fc.uuid(),
    quotaClass: fc.constantFrom('standard' as const, 'creator' as const, 'admin' as const),
  }),
  fc.record({ kind: fc.constant('guest' as const), guestId: fc.uuid(), quotaClass: fc.constant('guest' as const) }),
)

const signed = (claims: Record<string, unknown>, alter: (jwt: SignJWT) => SignJWT = (jwt) => jwt): Promise<string> =>
  alter(
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(`user:${userId}`)
      .setIssuer('fitsize-web')
      .setAudience('fitsize-gateway')
      .setExpirationTime('1m'),
  ).sign(new TextEncoder().encode(secret))

describe('actor tokens', () => {
  it('give back the actor they were signed for', async () => {
    await fc.assert(
      fc.asyncProperty(anyActor, async (actor) => {
        expect(await verifyActorToken(await signActorToken(actor, { secret }), { secret })).toEqual(actor)
      }),
    )
  })

  it('are refused with another secret', async () => {
    const token = await signActorToken(customer, { secret })
    expect(await verifyActorToken(token, { secret: `${secret}!` })).toBeNull()
  })

  it('are refused when any character was changed', async () => {
    const token = await signActorToken(customer, { secret })
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_'), async (at, character) => {
        const forged = token.slice(0, at) + character + token.slice(at + 1)
        // The last character of each part carries bits that base64url ignores.
        fc.pre(forged !== token && !/[.]/.test(token.slice(at, at + 2)) && at !== token.length - 1)
        expect(await verifyActorToken(forged, { secret })).toBeNull()
      }),
    )
  })

  it.each(['', 'nonsense', 'a.b.c', 'Bearer x', `${'x'.repeat(100_000)}`])(
    'are refused when they are not tokens at all (%#)',
    async (token) => {
      expect(await verifyActorToken(token, { secret })).toBeNull()
    },
  )

  it('need a secret of 32 bytes', async () => {
    await expect(signActorToken(customer, { secret: 'short' })).rejects.toThrow('32 bytes')
    await expect(verifyActorToken('x', { secret: 'short' })).rejects.toThrow('32 bytes')
  })

  it('are refused for another audience or issuer, and without an end', async () => {
    expect(await verifyActorToken(await signed({ actor: customer }), { secret })).toEqual(customer)
    const elsewhere = await signed({ actor: customer }, (jwt) => jwt.setAudience('another-service'))
    expect(await verifyActorToken(elsewhere, { secret })).toBeNull()
    const stranger = await signed({ actor: customer }, (jwt) => jwt.setIssuer('somebody'))
    expect(await verifyActorToken(stranger, { secret })).toBeNull()
    const endless = await new SignJWT({ actor: customer })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(`user:${userId}`)
      .setIssuer('fitsize-web')
      .setAudience('fitsize-gateway')
      .sign(new TextEncoder().encode(secret))
    expect(await verifyActorToken(endless, { secret })).toBeNull()
  })

  it('are refused without a signature ("alg": "none")', async () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { actor: customer, sub: `user:${userId}`, iss: 'fitsize-web', aud: 'fitsize-gateway', exp: 4e9 }
    expect(await verifyActorToken(`${part({ alg: 'none' })}.${part(claims)}.`, { secret })).toBeNull()
  })

  it.each([
    { kind: 'system' },
    { kind: 'user', userId: 'not-a-uuid', role: 'CUSTOMER', quotaClass: 'standard' },
    { kind: 'user', userId, role: 'EMPEROR', quotaClass: 'standard' },
    { kind: 'user', userId, role: 'CUSTOMER', quotaClass: 'guest' },
    undefined,
  ])('are refused when well signed for an actor that cannot be (%#)', async (actor) => {
    expect(await verifyActorToken(await signed({ actor }), { secret })).toBeNull()
  })

  it('are refused when subject and actor disagree', async () => {
    const token = await signed({ actor: customer }, (jwt) => jwt.setSubject('user:somebody-else'))
    expect(await verifyActorToken(token, { secret })).toBeNull()
  })

  describe('in time', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T12:00:00Z') })
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    it('hold for a minute unless told otherwise', async () => {
      const token = await signActorToken(customer, { secret })
      vi.setSystemTime(new Date('2030-01-01T12:00:59Z'))
      expect(await verifyActorToken(token, { secret })).toEqual(customer)
      vi.setSystemTime(new Date('2030-01-01T12:01:01Z'))
      expect(await verifyActorToken(token, { secret })).toBeNull()
    })

    it('hold for as long as asked', async () => {
      const token = await signActorToken(customer, { secret, ttlSeconds: 600 })
      vi.setSystemTime(new Date('2030-01-01T12:09:59Z'))
      expect(await verifyActorToken(token, { secret })).toEqual(customer)
    })
  })
})

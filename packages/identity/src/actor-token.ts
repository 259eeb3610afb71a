import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { RequestActor } from './actor'
import { subjectOf } from './ownership'
import { roles } from './roles'

const issuer = 'fitsize-web'
const audience = 'fitsize-gateway'
/** HS256 asks for a key of at least the hash's size (RFC 7518, 3.2). */
const leastSecretBytes = 32

const accountQuotaClass = z.enum(['standard', 'creator', 'admin'])
const requestActorSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('user'),
    userId: z.uuid(),
    role: z.enum(roles),
    quotaClass: accountQuotaClass,
  }),
  z.strictObject({ kind: z.literal('key'), keyId: z.uuid(), ownerId: z.uuid(), quotaClass: accountQuotaClass }),
  z.strictObject({ kind: z.literal('guest'), guestId: z.string().min(1).max(64), quotaClass: z.literal('guest') }),
])

function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret)
  if (key.byteLength < leastSecretBytes)
    throw new Error(`The actor token secret needs at least ${leastSecretBytes} bytes; it has ${key.byteLength}.`)
  return key
}

export type ActorTokenOptions = { readonly secret: string; readonly ttlSeconds?: number }

/**
 * Signs who acts, for one request from the web application to the gateway.
 * @param options.ttlSeconds how long the gateway accepts it, 60 by default: a stolen token is soon worthless.
 * @throws when the secret is shorter than 32 bytes.
 */
export async function signActorToken(actor: RequestActor, options: ActorTokenOptions): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000)
  return await new SignJWT({ actor })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subjectOf(actor))
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (options.ttlSeconds ?? 60))
    .sign(keyOf(options.secret))
}

/**
 * The actor of a token, or null when it is expired, forged, meant for someone else or not a token at all.
 * @throws when the secret is shorter than 32 bytes.
 */
export async function verifyActorToken(
  token: string,
  { secret }: { readonly secret: string },
): Promise<RequestActor | null> {
  const key = keyOf(secret)
  const claims = await jwtVerify(token, key, {
    algorithms: ['HS256'],
    issuer,
    audience,
    requiredClaims: ['exp', 'sub'],
  }).catch(() => null)
  if (claims === null) return null
  const actor = requestActorSchema.safeParse(claims.payload.actor)
  if (!actor.success || claims.payload.sub !== subjectOf(actor.data)) return null
  return actor.data
}

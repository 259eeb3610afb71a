import { fail, ok, type Result } from '@fitsize/contracts'
import type { StoredApiKey } from '@fitsize/db/gateway'
import { hashApiKey, looksLikeApiKey, type RequestActor, verifyActorToken } from '@fitsize/identity'

export type AuthenticateDependencies = {
  readonly findApiKey: (secretHash: string) => Promise<StoredApiKey | null>
  readonly actorTokenSecret: string
  /** The API key in whose name those act who send no credential; without one they do not. */
  readonly anonymousKey?: string | undefined
}

/** A key has 46 characters, a token some 500; nothing longer is worth verifying. */
const longestCredential = 4096

/** Who stands behind an Authorization header: the holder of an API key, or whom the web application's token names. */
export async function authenticate(
  { findApiKey, actorTokenSecret }: AuthenticateDependencies,
  header: string | undefined,
): Promise<Result<RequestActor>> {
  if (header === undefined) return fail('not-signed-in', { detail: 'There is no Authorization header.' })
  const [scheme = '', credential = '', ...rest] = header.split(' ')
  if (
    scheme.toLowerCase() !== 'bearer' ||
    credential === '' ||
    rest.length > 0 ||
    credential.length > longestCredential
  )
    return fail('not-signed-in', { detail: 'The Authorization header is not "Bearer" and a credential.' })

  if (looksLikeApiKey(credential)) {
    const key = await findApiKey(hashApiKey(credential))
    return key === null
      ? fail('not-signed-in', { detail: 'The API key is unknown or was revoked.' })
      : ok({ kind: 'key', ...key })
  }
  const actor = await verifyActorToken(credential, { secret: actorTokenSecret })
  return actor === null ? fail('not-signed-in', { detail: 'The token is not valid, or no longer.' }) : ok(actor)
}

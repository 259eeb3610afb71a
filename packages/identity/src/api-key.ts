import { createHash, randomBytes } from 'node:crypto'

export type NewApiKey = {
  /** Shown to its owner once, never stored. */
  readonly secret: string
  /** First characters of the secret, to recognise a key by in a list. */
  readonly prefix: string
  /** What is stored. */
  readonly secretHash: string
}

const mark = 'fs_'
const prefixLength = mark.length + 8

/** SHA-256 of an API key's secret, in hex. The secret has 256 random bits, so a slow hash would add nothing. */
export const hashApiKey = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex')

/** A fresh API key: `fs_` and 256 random bits in base64url. */
export function newApiKey(): NewApiKey {
  const secret = mark + randomBytes(32).toString('base64url')
  return { secret, prefix: secret.slice(0, prefixLength), secretHash: hashApiKey(secret) }
}

/** Whether a bearer credential looks like an API key, so an actor token is not looked up as one. */
export const looksLikeApiKey = (credential: string): boolean => credential.startsWith(mark)

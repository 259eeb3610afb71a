import { hash, verify } from '@node-rs/argon2'
import { normalisePassword, passwordLength, passwordProblem } from './password-rules'

/** Argon2id with the least cost OWASP recommends: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

/**
 * Argon2id hash of a password in PHC form, with a salt of its own.
 * @throws when the password breaks the length rules; check with passwordProblem first.
 */
export async function hashPassword(password: string): Promise<string> {
  const problem = passwordProblem(password)
  if (problem !== null) throw new Error(`The password is ${problem}; ask passwordProblem before hashing.`)
  return await hash(normalisePassword(password), cost)
}

/**
 * Whether a password belongs to a stored hash. An over-long password is refused without being hashed, as hashing
 * megabytes would be a way to keep the server busy.
 * @throws when `stored` is not a PHC string: a damaged row must not look like a wrong password.
 */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  if (password.length > 4 * passwordLength.most) return false
  return await verify(stored, normalisePassword(password))
}

/**
 * The hash of no password, at the same cost. Verifying against it takes as long as against a real one, so an answer's
 * time does not tell whether an address has an account.
 */
export const noPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$AZGGxhf1z5zClRZBSbrxyQ$vQZuui1sV8v5GrzM2IrduI/rTJWr4XkXFjnuv38h9XY'

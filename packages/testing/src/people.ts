import { randomUUID } from 'node:crypto'
import { hashPassword, newApiKey, type QuotaClass, quotaClassOf, type Role, type UserActor } from '@fitsize/identity'
import type { TestDatabase } from './database'
import { insert } from './insert'

export type TestUser = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly password: string
  readonly actor: UserActor
}

export type TestUserOptions = {
  readonly email?: string
  readonly name?: string
  readonly password?: string
  readonly role?: Role
  readonly suspendedAt?: Date
}

/** A user in the database, with a password that works. */
export async function makeUser(database: TestDatabase, options: TestUserOptions = {}): Promise<TestUser> {
  const id = randomUUID()
  const { email = `${id}@example.org`, name = 'Ada', password = 'a password for tests', role = 'CUSTOMER' } = options
  await insert(database, ['app', 'User'], {
    id,
    email,
    name,
    passwordHash: await hashPassword(password),
    role,
    suspendedAt: options.suspendedAt ?? null,
  })
  return { id, email, name, password, actor: { kind: 'user', userId: id, role, quotaClass: quotaClassOf(role) } }
}

export type TestApiKey = { readonly id: string; readonly secret: string }

export type TestApiKeyOptions = {
  readonly quotaClass?: Exclude<QuotaClass, 'guest'>
  readonly revokedAt?: Date
}

/** An API key of a user; the secret is what a client would send. */
export async function makeApiKey(
  database: TestDatabase,
  owner: Pick<TestUser, 'id'>,
  options: TestApiKeyOptions = {},
): Promise<TestApiKey> {
  const id = randomUUID()
  const { secret, prefix, secretHash } = newApiKey()
  await insert(database, ['app', 'ApiKey'], {
    id,
    ownerId: owner.id,
    name: 'test key',
    prefix,
    secretHash,
    quotaClass: options.quotaClass ?? 'standard',
    revokedAt: options.revokedAt ?? null,
  })
  return { id, secret }
}

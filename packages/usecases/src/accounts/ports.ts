import type { Role } from '@fitsize/identity/rules'
import type { Job } from '../jobs/job'
import type { Language, LengthUnit } from './preferences'

export type StoredUser = {
  readonly id: string
  /** Lower case, trimmed. */
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly role: Role
  readonly createdAt: Date
  readonly suspendedAt: Date | null
  /** Sessions signed in before this moment are over. */
  readonly sessionsValidFrom: Date
  readonly emailVerifiedAt: Date | null
  readonly language: Language | null
  readonly unit: LengthUnit | null
  /** Its person deleted it: nobody can sign in, what is left is being erased. */
  readonly closedAt: Date | null
}

export type NewUser = Pick<StoredUser, 'id' | 'email' | 'name' | 'passwordHash' | 'role' | 'createdAt' | 'language'>

/** What is done besides, together with a change or not at all. */
export type Besides = {
  readonly jobs: readonly Job[]
  /** Not before then; at once without it. */
  readonly runAt?: Date
}

export interface UserStore {
  findByEmail(email: string): Promise<StoredUser | null>
  /** Also one that is closed. */
  findById(id: string): Promise<StoredUser | null>
  /** False when the address has an account already. */
  insert(user: NewUser, besides: Besides): Promise<boolean>
  changeProfile(id: string, profile: Partial<Pick<StoredUser, 'name' | 'language' | 'unit'>>): Promise<void>
  /** Also voids links for a new password. Ends every session, save the one named. */
  setPassword(
    id: string,
    change: { readonly passwordHash: string; readonly at: Date; readonly keptSessionId: string | null },
    besides: Besides,
  ): Promise<void>
  /** Also voids links for a new password, which went to the address before. False when another account has it. */
  setEmail(
    id: string,
    change: { readonly email: string; readonly verifiedAt: Date },
    besides: Besides,
  ): Promise<boolean>
  /** Whether a brand would be without an owner if they left. */
  ownsBrandsAlone(id: string): Promise<boolean>
  /**
   * Ends the account at once: sessions, links, API keys and memberships are void, name, address and password gone, so
   * that the address is free again.
   */
  close(id: string, closedAt: Date, besides: Besides): Promise<void>
  /** Ids of a person's API keys, revoked ones too: scans belong to them. */
  apiKeyIds(id: string): Promise<readonly string[]>
  /** Removes a closed account with all that hangs on it. */
  erase(id: string): Promise<void>
}

/** What a browser says of itself, in words; null where it does not. */
export type Device = { readonly browser: string | null; readonly system: string | null }

export type StoredSession = Device & {
  readonly id: string
  readonly userId: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

export interface SessionStore {
  /** Also forgets the person's sessions that were last seen before a moment. */
  insert(session: StoredSession, forgottenBefore: Date): Promise<void>
  findWithUser(id: string): Promise<{ readonly session: StoredSession; readonly user: StoredUser } | null>
  touch(id: string, at: Date): Promise<void>
  /** Last seen first. */
  list(userId: string): Promise<readonly StoredSession[]>
  /** False when the person has no such session. */
  end(userId: string, id: string): Promise<boolean>
  /** All of a person's, save the one named. */
  endAll(userId: string, keptSessionId: string | null): Promise<void>
}

export type TokenPurpose = 'VERIFY_EMAIL' | 'RESET_PASSWORD'

export type StoredToken = {
  readonly userId: string
  readonly purpose: TokenPurpose
  readonly secretHash: string
  /** The address it was sent to. */
  readonly email: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface TokenStore {
  /** Takes the place of the person's earlier one of the same purpose. */
  put(token: StoredToken): Promise<void>
  /** Gives it once: of several who ask, one gets it. */
  take(secretHash: string, purpose: TokenPurpose): Promise<StoredToken | null>
}

/** Secrets of links in mails: 256 random bits; a fast hash is enough for them. */
export interface LinkSecrets {
  make(): string
  hashOf(secret: string): string
}

export type ConsentChange = {
  readonly id: string
  readonly userId: string
  readonly at: Date
  readonly granted: boolean
  readonly version: number
}

export interface ConsentStore {
  add(change: ConsentChange): Promise<void>
  /** Newest first. */
  list(userId: string): Promise<readonly ConsentChange[]>
}

/** Password hashing, as packages/identity does it. */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(storedHash: string, password: string): Promise<boolean>
  /** A hash that belongs to nobody and costs as much to compare. */
  readonly noPasswordHash: string
}

/** Counts per key and fixed window, shared by every process. */
export interface RateCounters {
  /** Counts one more and gives the count including it. */
  add(key: string, windowStart: Date): Promise<number>
  /** Takes one back. */
  giveBack(key: string, windowStart: Date): Promise<void>
}

import type { Role } from '@fitsize/identity/rules'

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
}

export interface UserStore {
  findByEmail(email: string): Promise<StoredUser | null>
  findById(id: string): Promise<StoredUser | null>
  /** False when the address has an account already. */
  insert(user: Pick<StoredUser, 'id' | 'email' | 'name' | 'passwordHash' | 'role' | 'createdAt'>): Promise<boolean>
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

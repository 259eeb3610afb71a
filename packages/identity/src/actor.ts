import type { QuotaClass, Role } from './roles'

type AccountQuotaClass = Exclude<QuotaClass, 'guest'>

/** A person who signed in. */
export type UserActor = {
  readonly kind: 'user'
  readonly userId: string
  readonly role: Role
  readonly quotaClass: AccountQuotaClass
}

/** A program with an API key. It acts for its owner, but sees only what was made with the same key. */
export type KeyActor = {
  readonly kind: 'key'
  readonly keyId: string
  readonly ownerId: string
  readonly quotaClass: AccountQuotaClass
}

/** A visitor without an account, known by a signed cookie. */
export type GuestActor = { readonly kind: 'guest'; readonly guestId: string; readonly quotaClass: 'guest' }

/** The product's own housekeeping. Never comes from a request. */
export type SystemActor = { readonly kind: 'system' }

/** Whoever can stand behind a request. */
export type RequestActor = UserActor | KeyActor | GuestActor

/** On whose behalf something is done. Every use case is given one; none is implied. */
export type Actor = RequestActor | SystemActor

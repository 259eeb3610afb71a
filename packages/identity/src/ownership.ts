import type { Actor, RequestActor } from './actor'
import type { BrandRole } from './brand-roles'
import type { Role } from './roles'

// Who may do what, as pure functions: use cases and the gateway ask here, so there is one answer.

/** What a scan's owner is called in the database: `user:<id>`, `key:<id>` or `guest:<id>`. */
export type Subject = `user:${string}` | `key:${string}` | `guest:${string}`

/** The name under which an actor owns scans. */
export function subjectOf(actor: RequestActor): Subject {
  switch (actor.kind) {
    case 'user':
      return `user:${actor.userId}`
    case 'key':
      return `key:${actor.keyId}`
    case 'guest':
      return `guest:${actor.guestId}`
  }
}

/** The name under which is kept who did something. */
export const nameOf = (actor: Actor): Subject | 'system' => (actor.kind === 'system' ? 'system' : subjectOf(actor))

const ladder: Readonly<Record<Role, number>> = { CUSTOMER: 0, CREATOR: 1, ADMIN: 2 }

/** Whether a signed-in person stands at this step of the ladder CUSTOMER < CREATOR < ADMIN or above. */
export const hasRole = (actor: Actor, least: Role): boolean =>
  actor.kind === 'user' && ladder[actor.role] >= ladder[least]

const oversees = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, 'ADMIN')

const isUser = (actor: Actor, userId: string): boolean => actor.kind === 'user' && actor.userId === userId

const owns = (actor: Actor, scanSubject: string): boolean => actor.kind !== 'system' && subjectOf(actor) === scanSubject

/** A scan is seen by who sent it, and by those who run the system. */
export const mayReadScan = (actor: Actor, scanSubject: string): boolean => owns(actor, scanSubject) || oversees(actor)

/** Cancelling also erases the photo, so the same people as for reading. */
export const mayCancelScan = (actor: Actor, scanSubject: string): boolean => mayReadScan(actor, scanSubject)

/** The queue as a whole (its state, what failed in it, pausing it) belongs to those who run the system. */
export const mayOverseeQueue = (actor: Actor): boolean => oversees(actor)

/** Only one's own scan can become one's own garment, whatever one's role. */
export const mayTakeOverScan = (actor: Actor, scanSubject: string): boolean => owns(actor, scanSubject)

/** A wardrobe is private: nobody but its owner reads or changes it, administrators included. */
export const mayUseWardrobe = (actor: Actor, ownerId: string): boolean => isUser(actor, ownerId)

const brandLadder: Readonly<Record<BrandRole, number>> = { VIEWER: 0, EDITOR: 1, OWNER: 2 }

/**
 * Whether an actor stands at this step of the ladder VIEWER < EDITOR < OWNER of a brand, or above.
 * @param membership what the actor is in the brand, null for nothing; administrators may step in as owners
 */
export const hasBrandRole = (actor: Actor, membership: BrandRole | null, least: BrandRole): boolean =>
  oversees(actor) || (actor.kind === 'user' && membership !== null && brandLadder[membership] >= brandLadder[least])

/** Who makes a brand answers for what it offers, so it takes a creator. Members need no more than an account. */
export const mayCreateBrand = (actor: Actor): boolean => hasRole(actor, 'CREATOR')

/** API keys are listed and revoked by their owner; administrators may revoke any. */
export const mayManageApiKey = (actor: Actor, ownerId: string): boolean => isUser(actor, ownerId) || oversees(actor)

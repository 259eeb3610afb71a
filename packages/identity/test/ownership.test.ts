import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, BrandRole, RequestActor, Role } from '../src'
import {
  brandRoles,
  hasBrandRole,
  hasRole,
  mayCancelScan,
  mayCreateBrand,
  mayManageApiKey,
  mayReadScan,
  mayTakeOverScan,
  mayUseWardrobe,
  quotaClassOf,
  roles,
  subjectOf,
} from '../src'

const role = fc.constantFrom<Role>(...roles)
const userActor = fc
  .record({ userId: fc.uuid(), role })
  .map((user): RequestActor => ({ kind: 'user', quotaClass: quotaClassOf(user.role), ...user }))
const keyActor = fc
  .record({ keyId: fc.uuid(), ownerId: fc.uuid() })
  .map((key): RequestActor => ({ kind: 'key', quotaClass: 'standard', ...key }))
const guestActor = fc.uuid().map((guestId): RequestActor => ({ kind: 'guest', guestId, quotaClass: 'guest' }))
const requestActor = fc.oneof(userActor, keyActor, guestActor)
const system: Actor = { kind: 'system' }

const user = (userId: string, as: Role): RequestActor => ({
  kind: 'user',
  userId,
  role: as,
  quotaClass: quotaClassOf(as),
})

describe('subjects', () => {
  it('name the kind and the id', () => {
    expect(subjectOf(user('1', 'CUSTOMER'))).toBe('user:1')
    expect(subjectOf({ kind: 'key', keyId: '2', ownerId: '1', quotaClass: 'standard' })).toBe('key:2')
    expect(subjectOf({ kind: 'guest', guestId: '3', quotaClass: 'guest' })).toBe('guest:3')
  })

  it('of a user, a key and a guest never meet, even with the same id', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const subjects = [
          subjectOf(user(id, 'CUSTOMER')),
          subjectOf({ kind: 'key', keyId: id, ownerId: id, quotaClass: 'standard' }),
          subjectOf({ kind: 'guest', guestId: id, quotaClass: 'guest' }),
        ]
        expect(new Set(subjects).size).toBe(3)
      }),
    )
  })
})

describe('scans', () => {
  it('are read and cancelled by their owner', () => {
    fc.assert(
      fc.property(requestActor, (actor) => {
        expect(mayReadScan(actor, subjectOf(actor))).toBe(true)
        expect(mayCancelScan(actor, subjectOf(actor))).toBe(true)
        expect(mayTakeOverScan(actor, subjectOf(actor))).toBe(true)
      }),
    )
  })

  it('are hidden from everybody else but administrators and the system', () => {
    fc.assert(
      fc.property(requestActor, requestActor, (actor, owner) => {
        fc.pre(subjectOf(actor) !== subjectOf(owner))
        expect(mayReadScan(actor, subjectOf(owner))).toBe(hasRole(actor, 'ADMIN'))
        expect(mayCancelScan(actor, subjectOf(owner))).toBe(hasRole(actor, 'ADMIN'))
      }),
    )
    expect(mayReadScan(system, 'user:1')).toBe(true)
  })

  it('become the garment of nobody but their owner, administrators included', () => {
    expect(mayTakeOverScan(user('1', 'ADMIN'), 'user:2')).toBe(false)
    expect(mayTakeOverScan(system, 'user:2')).toBe(false)
  })

  it("are not those of a key's owner: a key sees its own", () => {
    const key: Actor = { kind: 'key', keyId: '2', ownerId: '1', quotaClass: 'standard' }
    expect(mayReadScan(key, 'user:1')).toBe(false)
    expect(mayReadScan(user('1', 'CUSTOMER'), 'key:2')).toBe(false)
  })
})

describe('roles', () => {
  it.each([
    ['CUSTOMER', true, false, false],
    ['CREATOR', true, true, false],
    ['ADMIN', true, true, true],
  ] as const)('%s stands on its steps of the ladder', (as, customer, creator, admin) => {
    expect([
      hasRole(user('1', as), 'CUSTOMER'),
      hasRole(user('1', as), 'CREATOR'),
      hasRole(user('1', as), 'ADMIN'),
    ]).toEqual([customer, creator, admin])
  })

  it('belong to people only', () => {
    fc.assert(
      fc.property(fc.oneof(keyActor, guestActor), role, (actor, least) => {
        expect(hasRole(actor, least)).toBe(false)
      }),
    )
  })
})

describe('what people own', () => {
  it('a wardrobe is private, even from administrators', () => {
    expect(mayUseWardrobe(user('1', 'CUSTOMER'), '1')).toBe(true)
    expect(mayUseWardrobe(user('2', 'ADMIN'), '1')).toBe(false)
    expect(mayUseWardrobe({ kind: 'key', keyId: '2', ownerId: '1', quotaClass: 'standard' }, '1')).toBe(false)
    expect(mayUseWardrobe({ kind: 'guest', guestId: '1', quotaClass: 'guest' }, '1')).toBe(false)
  })

  it.each<[BrandRole | null, boolean, boolean, boolean]>([
    [null, false, false, false],
    ['VIEWER', true, false, false],
    ['EDITOR', true, true, false],
    ['OWNER', true, true, true],
  ])('as %s of a brand people stand on its steps of the ladder, whatever their account', (membership, ...steps) => {
    for (const as of ['CUSTOMER', 'CREATOR'] as const)
      expect(brandRoles.map((least) => hasBrandRole(user('1', as), membership, least))).toEqual(steps)
  })

  it('a brand is open to administrators and closed to keys and guests', () => {
    expect(hasBrandRole(user('1', 'ADMIN'), null, 'OWNER')).toBe(true)
    fc.assert(
      fc.property(fc.oneof(keyActor, guestActor), fc.constantFrom(...brandRoles), (actor, membership) => {
        expect(hasBrandRole(actor, membership, 'VIEWER')).toBe(false)
      }),
    )
  })

  it('a brand is made by a creator', () => {
    expect(roles.map((as) => mayCreateBrand(user('1', as)))).toEqual([false, true, true])
    expect(mayCreateBrand(system)).toBe(false)
  })

  it('an API key is managed by its owner or an administrator, not by itself', () => {
    expect(mayManageApiKey(user('1', 'CUSTOMER'), '1')).toBe(true)
    expect(mayManageApiKey(user('2', 'CREATOR'), '1')).toBe(false)
    expect(mayManageApiKey(user('2', 'ADMIN'), '1')).toBe(true)
    expect(mayManageApiKey({ kind: 'key', keyId: '2', ownerId: '1', quotaClass: 'standard' }, '1')).toBe(false)
  })
})

import type { BrandRole } from '@fitsize/identity/rules'
import type { Besides } from '../accounts/ports'
import type { BrandProfile, Invitation, Member, OwnBrand, StudioBrand } from './brand'
import type { BrandDoor } from './brand-access'

export type NewInvitation = Pick<Invitation, 'id' | 'email' | 'role' | 'createdAt' | 'expiresAt'> & {
  readonly brandId: string
}

/** An invitation with whom it is from. */
export type StoredInvitation = Invitation & {
  readonly brand: { readonly id: string; readonly slug: string; readonly name: string }
  readonly acceptedAt: Date | null
}

export interface BrandStore extends BrandDoor {
  /** Those that a person is a member of, by name. */
  list(userId: string): Promise<readonly OwnBrand[]>
  isMember(userId: string): Promise<boolean>
  /** With its first owner. False when another brand has the slug. */
  insert(
    brand: { readonly id: string; readonly slug: string; readonly name: string; readonly createdAt: Date },
    ownerId: string,
  ): Promise<boolean>
  find(brandId: string): Promise<Omit<StudioBrand, 'role'> | null>
  change(brandId: string, profile: BrandProfile): Promise<void>
  /** Null takes the badge back. */
  setVerified(slug: string, verifiedAt: Date | null): Promise<boolean>
  /** With all that is in it; its photos are erased by a job. */
  remove(brandId: string): Promise<void>
}

export interface MemberStore {
  /** Owners first. */
  list(brandId: string): Promise<readonly Member[]>
  /** False when they are no member; `last-owner` when the brand would be without one. */
  setRole(brandId: string, userId: string, role: BrandRole): Promise<boolean | 'last-owner'>
  remove(brandId: string, userId: string): Promise<boolean | 'last-owner'>
  hasMemberWith(brandId: string, email: string): Promise<boolean>
}

export interface InvitationStore {
  /** Those that were not accepted, newest first, also ones that are over. */
  list(brandId: string): Promise<readonly Invitation[]>
  /** In the place of one to the same address. */
  put(invitation: NewInvitation, besides: Besides): Promise<void>
  remove(brandId: string, invitationId: string): Promise<boolean>
  findById(invitationId: string): Promise<StoredInvitation | null>
  findBySecret(secretHash: string): Promise<StoredInvitation | null>
  setSecret(invitationId: string, secretHash: string): Promise<void>
  /** Makes the person a member, once: false when it was accepted or withdrawn meanwhile. A role they have stays if it is higher. */
  accept(invitationId: string, userId: string, at: Date): Promise<boolean>
}

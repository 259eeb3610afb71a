import { brandRoles } from '@fitsize/identity/rules'
import { z } from 'zod'
import { emailSchema } from '../accounts/email'

export const brandRoleSchema = z.enum(brandRoles)

export const brandNameSchema = z.string().trim().min(1, 'give it a name').max(80, 'at most 80 characters')

/** What a brand says of itself. */
export const brandProfileSchema = z.strictObject({
  name: brandNameSchema,
  description: z.string().trim().max(2000, 'at most 2000 characters'),
  websiteUrl: z
    .url({ protocol: /^https?$/, error: 'not the address of a page' })
    .max(500)
    .nullable(),
})
export type BrandProfile = z.infer<typeof brandProfileSchema>

/** A brand in the list of who is a member of it. */
export const ownBrandSchema = z.object({
  slug: z.string(),
  name: z.string(),
  verified: z.boolean(),
  role: brandRoleSchema,
  collectionCount: z.number().int(),
  garmentCount: z.number().int(),
})
export type OwnBrand = z.infer<typeof ownBrandSchema>

/** A brand as its members see it. */
export const studioBrandSchema = brandProfileSchema.extend({
  slug: z.string(),
  verified: z.boolean(),
  /** Of whoever asks; administrators count as owners. */
  role: brandRoleSchema,
  /** Whether its page can be seen. */
  isPublic: z.boolean(),
})
export type StudioBrand = z.infer<typeof studioBrandSchema>

export const memberSchema = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: brandRoleSchema,
  since: z.date(),
})
export type Member = z.infer<typeof memberSchema>

export const invitationSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  role: brandRoleSchema,
  createdAt: z.date(),
  expiresAt: z.date(),
})
export type Invitation = z.infer<typeof invitationSchema>

export const invitationRequestSchema = z.strictObject({ email: emailSchema, role: brandRoleSchema })
export type InvitationRequest = z.infer<typeof invitationRequestSchema>

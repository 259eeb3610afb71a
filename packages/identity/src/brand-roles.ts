/** What a member of a brand may do there: look; change collections and garments; change members, too. */
export const brandRoles = ['VIEWER', 'EDITOR', 'OWNER'] as const
export type BrandRole = (typeof brandRoles)[number]

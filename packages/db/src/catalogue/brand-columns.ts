import type { BrandReference } from '@fitsize/usecases'
import type { Prisma } from '../generated/client'

export const brandColumns = { slug: true, name: true, verifiedAt: true } as const satisfies Prisma.BrandSelect

type BrandRow = { readonly slug: string; readonly name: string; readonly verifiedAt: Date | null }

/** A brand as lists name it. */
export const brandReferenceOf = ({ slug, name, verifiedAt }: BrandRow): BrandReference => ({
  slug,
  name,
  verified: verifiedAt !== null,
})

/** What a viewer is in a brand, as a list of none or one. */
export const membershipOf = (viewerId: string | null) =>
  ({
    // Nobody has the nil UUID.
    where: { userId: viewerId ?? '00000000-0000-0000-0000-000000000000' },
    select: { role: true },
  }) as const satisfies Prisma.Brand$membersArgs

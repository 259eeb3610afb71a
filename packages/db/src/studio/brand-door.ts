import type { BrandDoor } from '@fitsize/usecases'
import { membershipOf } from '../catalogue/brand-columns'
import type { Database } from '../client'

/** Who may enter which brand. */
export function createBrandDoor({ prisma }: Database): BrandDoor {
  return {
    handle: async (slug, userId) => {
      const row = await prisma.brand.findUnique({
        where: { slug },
        select: { id: true, slug: true, name: true, members: membershipOf(userId) },
      })
      if (row === null) return null
      const { members, ...brand } = row
      return { ...brand, membership: members[0]?.role ?? null }
    },
  }
}

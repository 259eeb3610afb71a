import type { MemberStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { keepsOwner } from './keeps-owner'

/** Who keeps which brand. */
export function createMemberStore({ prisma }: Database): MemberStore {
  return {
    list: async (brandId) => {
      const rows = await prisma.brandMember.findMany({
        where: { brandId },
        orderBy: [{ role: 'desc' }, { since: 'asc' }, { userId: 'asc' }],
        select: { userId: true, role: true, since: true, user: { select: { name: true, email: true } } },
      })
      return rows.map(({ user, ...member }) => ({ ...member, ...user }))
    },

    setRole: (brandId, userId, role) =>
      keepsOwner(async () => {
        const { count } = await prisma.brandMember.updateMany({ where: { brandId, userId }, data: { role } })
        return count > 0
      }),

    remove: (brandId, userId) =>
      keepsOwner(async () => (await prisma.brandMember.deleteMany({ where: { brandId, userId } })).count > 0),

    hasMemberWith: async (brandId, email) =>
      (await prisma.brandMember.count({ where: { brandId, user: { email } } })) > 0,
  }
}

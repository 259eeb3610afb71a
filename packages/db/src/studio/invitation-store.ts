import { brandRoleSchema, type InvitationStore, type StoredInvitation } from '@fitsize/usecases'
import type { Database } from '../client'
import { addJobs } from '../jobs/add-jobs'

const columns = {
  id: true,
  email: true,
  role: true,
  createdAt: true,
  expiresAt: true,
} as const
const withBrand = { ...columns, acceptedAt: true, brand: { select: { id: true, slug: true, name: true } } } as const

const ladder = brandRoleSchema.options

/** Who was asked to become a member of which brand. */
export function createInvitationStore({ prisma }: Database): InvitationStore {
  return {
    list: (brandId) =>
      prisma.brandInvitation.findMany({
        where: { brandId, acceptedAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: columns,
      }),

    put: async (invitation, { jobs }) => {
      const { brandId, email } = invitation
      await prisma.$transaction(async (transaction) => {
        await transaction.brandInvitation.deleteMany({ where: { brandId, email } })
        await transaction.brandInvitation.create({ data: invitation, select: { id: true } })
        await addJobs(transaction, jobs)
      })
    },

    remove: async (brandId, id) =>
      (await prisma.brandInvitation.deleteMany({ where: { id, brandId, acceptedAt: null } })).count > 0,

    findById: (id): Promise<StoredInvitation | null> =>
      prisma.brandInvitation.findUnique({ where: { id }, select: withBrand }),

    findBySecret: (secretHash): Promise<StoredInvitation | null> =>
      prisma.brandInvitation.findUnique({ where: { secretHash }, select: withBrand }),

    setSecret: async (id, secretHash) => {
      await prisma.brandInvitation.updateMany({ where: { id }, data: { secretHash } })
    },

    accept: (id, userId, at) =>
      prisma.$transaction(async (transaction) => {
        const { count } = await transaction.brandInvitation.updateMany({
          where: { id, acceptedAt: null },
          data: { acceptedAt: at, secretHash: null },
        })
        if (count === 0) return false
        const { brandId, role } = await transaction.brandInvitation.findUniqueOrThrow({
          where: { id },
          select: { brandId: true, role: true },
        })
        const member = await transaction.brandMember.findUnique({
          where: { brandId_userId: { brandId, userId } },
          select: { role: true },
        })
        if (member === null)
          await transaction.brandMember.create({ data: { brandId, userId, role, since: at }, select: { role: true } })
        else if (ladder.indexOf(role) > ladder.indexOf(member.role))
          await transaction.brandMember.update({
            where: { brandId_userId: { brandId, userId } },
            data: { role },
            select: { role: true },
          })
        return true
      }),
  }
}

import type { AccountRecords } from '@fitsize/usecases'
import type { Database } from '../client'

/** All that is kept of one person, for them to take along. Whole rows: a new column is in without being named here. */
export function createAccountRecords({ prisma }: Database): AccountRecords {
  const invitationsTo = async (userId: string) => {
    const user = await prisma.user.findUnique({ where: { id: userId }, select: { email: true } })
    if (user === null) return []
    return await prisma.brandInvitation.findMany({
      where: { email: user.email },
      omit: { secretHash: true },
      include: { brand: { select: { name: true } } },
    })
  }
  return {
    profile: (userId) =>
      prisma.user.findUnique({ where: { id: userId, closedAt: null }, omit: { passwordHash: true } }),

    lists: async (userId) => ({
      sessions: await prisma.session.findMany({ where: { userId } }),
      consents: await prisma.consentChange.findMany({ where: { userId }, orderBy: { at: 'asc' } }),
      'api-keys': await prisma.apiKey.findMany({ where: { ownerId: userId }, omit: { secretHash: true } }),
      favourites: await prisma.favourite.findMany({
        where: { userId },
        include: { garment: { select: { name: true, slug: true } } },
      }),
      wishes: await prisma.fitWish.findMany({ where: { ownerId: userId } }),
      brands: await prisma.brandMember.findMany({ where: { userId }, include: { brand: true } }),
      invitations: await invitationsTo(userId),
      'garment-changes': await prisma.garmentChange.findMany({ where: { userId }, orderBy: { at: 'asc' } }),
      'photo-reports': await prisma.photoReport.findMany({ where: { userId } }),
    }),

    garments: async (ownerId, limit, after) => {
      const rows = await prisma.wardrobeGarment.findMany({
        where: {
          ownerId,
          ...(after === null
            ? {}
            : {
                OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
              }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        include: { revisions: { orderBy: { createdAt: 'asc' }, include: { values: true } } },
      })
      return rows.map(({ photoKey, ...row }) => ({ id: row.id, createdAt: row.createdAt, photoKey, row }))
    },
  }
}

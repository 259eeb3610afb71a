import type { SessionStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { storedUserOf, userColumns } from './user-store'

const sessionColumns = {
  id: true,
  userId: true,
  createdAt: true,
  lastSeenAt: true,
  browser: true,
  system: true,
} as const

/** Sign-ins that still hold. */
export function createSessionStore({ prisma }: Database): SessionStore {
  return {
    insert: async (session, forgottenBefore) => {
      await prisma.$transaction([
        prisma.session.create({ data: session, select: { id: true } }),
        prisma.session.deleteMany({ where: { userId: session.userId, lastSeenAt: { lt: forgottenBefore } } }),
      ])
    },

    findWithUser: async (id) => {
      const row = await prisma.session.findUnique({
        where: { id },
        select: { ...sessionColumns, user: { select: userColumns } },
      })
      if (row === null) return null
      const { user, ...session } = row
      return { session, user: storedUserOf(user) }
    },

    touch: async (id, at) => {
      await prisma.session.updateMany({ where: { id }, data: { lastSeenAt: at } })
    },

    list: (userId) =>
      prisma.session.findMany({
        where: { userId },
        orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        // More than anyone reads through; signing out everywhere reaches all.
        take: 100,
        select: sessionColumns,
      }),

    end: async (userId, id) => (await prisma.session.deleteMany({ where: { id, userId } })).count === 1,

    endAll: async (userId, keptSessionId) => {
      await prisma.session.deleteMany({
        where: { userId, ...(keptSessionId === null ? {} : { id: { not: keptSessionId } }) },
      })
    },
  }
}

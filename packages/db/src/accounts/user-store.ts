import { languageSchema, lengthUnitSchema, type StoredUser, type UserStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { addJobs } from '../jobs/add-jobs'
import { isUniqueViolation } from '../unique-violation'

export const userColumns = {
  id: true,
  email: true,
  name: true,
  passwordHash: true,
  role: true,
  createdAt: true,
  suspendedAt: true,
  sessionsValidFrom: true,
  emailVerifiedAt: true,
  language: true,
  unit: true,
  closedAt: true,
} as const

type UserRow = Omit<StoredUser, 'language' | 'unit'> & {
  readonly language: string | null
  readonly unit: string | null
}

/** A user as the use cases know them. A language or unit that this version no longer knows counts as not chosen. */
export const storedUserOf = ({ language, unit, ...user }: UserRow): StoredUser => ({
  ...user,
  language: languageSchema.safeParse(language).data ?? null,
  unit: lengthUnitSchema.safeParse(unit).data ?? null,
})

/** Nobody's password: the hash of nothing that can be typed. */
const noHash = ''

/** People with an account. */
export function createUserStore({ prisma }: Database): UserStore {
  const found = (row: UserRow | null): StoredUser | null => (row === null ? null : storedUserOf(row))
  return {
    findByEmail: async (email) => found(await prisma.user.findUnique({ where: { email }, select: userColumns })),

    findById: async (id) => found(await prisma.user.findUnique({ where: { id }, select: userColumns })),

    insert: async (user, { jobs }) => {
      try {
        await prisma.$transaction(async (transaction) => {
          await transaction.user.create({
            data: { ...user, sessionsValidFrom: user.createdAt },
            select: { id: true },
          })
          await addJobs(transaction, jobs)
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    changeProfile: async (id, profile) => {
      await prisma.user.updateMany({ where: { id, closedAt: null }, data: profile })
    },

    setPassword: async (id, { passwordHash, at, keptSessionId }, { jobs }) => {
      await prisma.$transaction(async (transaction) => {
        const { count } = await transaction.user.updateMany({
          where: { id, closedAt: null },
          // One that is kept began before, and must not be over by this.
          data: { passwordHash, ...(keptSessionId === null ? { sessionsValidFrom: at } : {}) },
        })
        if (count === 0) return
        await transaction.session.deleteMany({
          where: { userId: id, ...(keptSessionId === null ? {} : { id: { not: keptSessionId } }) },
        })
        await transaction.accountToken.deleteMany({ where: { userId: id, purpose: 'RESET_PASSWORD' } })
        await addJobs(transaction, jobs)
      })
    },

    setEmail: async (id, { email, verifiedAt }, { jobs }) => {
      try {
        await prisma.$transaction(async (transaction) => {
          await transaction.user.updateMany({
            where: { id, closedAt: null },
            data: { email, emailVerifiedAt: verifiedAt },
          })
          await transaction.accountToken.deleteMany({ where: { userId: id, purpose: 'RESET_PASSWORD' } })
          await addJobs(transaction, jobs)
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    ownsBrandsAlone: async (id) => {
      const brands = await prisma.brand.count({
        where: {
          members: { some: { userId: id, role: 'OWNER' }, none: { userId: { not: id }, role: 'OWNER' } },
        },
      })
      return brands > 0
    },

    close: async (id, closedAt, { jobs }) => {
      await prisma.$transaction(async (transaction) => {
        const user = await transaction.user.findUnique({ where: { id }, select: { email: true } })
        const { count } = await transaction.user.updateMany({
          where: { id, closedAt: null },
          data: {
            closedAt,
            email: `closed ${id}`,
            name: '',
            passwordHash: noHash,
            emailVerifiedAt: null,
            language: null,
            unit: null,
            sessionsValidFrom: closedAt,
          },
        })
        if (count === 0) return
        await transaction.session.deleteMany({ where: { userId: id } })
        await transaction.accountToken.deleteMany({ where: { userId: id } })
        await transaction.favourite.deleteMany({ where: { userId: id } })
        await transaction.brandMember.deleteMany({ where: { userId: id } })
        if (user !== null) await transaction.brandInvitation.deleteMany({ where: { email: user.email } })
        await transaction.apiKey.updateMany({ where: { ownerId: id, revokedAt: null }, data: { revokedAt: closedAt } })
        await addJobs(transaction, jobs)
      })
    },

    apiKeyIds: async (id) =>
      (await prisma.apiKey.findMany({ where: { ownerId: id }, select: { id: true } })).map((key) => key.id),

    erase: async (id) => {
      await prisma.user.deleteMany({ where: { id, closedAt: { not: null } } })
    },
  }
}

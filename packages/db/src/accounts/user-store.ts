import type { StoredUser, UserStore } from '@fitsize/usecases'
import type { Database } from '../client'
import { isUniqueViolation } from '../unique-violation'

const columns = {
  id: true,
  email: true,
  name: true,
  passwordHash: true,
  role: true,
  createdAt: true,
  suspendedAt: true,
  sessionsValidFrom: true,
} as const

/** People with an account. */
export function createUserStore({ prisma }: Database): UserStore {
  return {
    findByEmail: (email): Promise<StoredUser | null> => prisma.user.findUnique({ where: { email }, select: columns }),
    findById: (id): Promise<StoredUser | null> => prisma.user.findUnique({ where: { id }, select: columns }),
    insert: async ({ id, email, name, passwordHash, role, createdAt }) => {
      try {
        await prisma.user.create({
          data: { id, email, name, passwordHash, role, createdAt, sessionsValidFrom: createdAt },
          select: { id: true },
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },
  }
}

import type { StoredToken, TokenStore } from '@fitsize/usecases'
import type { Database } from '../client'

/** What links in letters are worth. */
export function createTokenStore({ prisma }: Database): TokenStore {
  return {
    put: async ({ userId, purpose, ...token }) => {
      await prisma.accountToken.upsert({
        where: { userId_purpose: { userId, purpose } },
        create: { userId, purpose, ...token },
        update: token,
        select: { userId: true },
      })
    },

    take: async (secretHash, purpose) => {
      // One statement, so of several who come at once one gets the row.
      const rows = await prisma.$queryRaw<StoredToken[]>`
        DELETE FROM app."AccountToken" WHERE "secretHash" = ${secretHash} AND "purpose"::text = ${purpose}
        RETURNING "userId", "purpose"::text, "secretHash", "email", "createdAt", "expiresAt"`
      return rows[0] ?? null
    },
  }
}

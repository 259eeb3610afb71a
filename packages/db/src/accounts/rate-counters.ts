import { createHash } from 'node:crypto'
import type { RateCounters } from '@fitsize/usecases'
import type { Database } from '../client'

/** Keys hold e-mail and network addresses, also of people without an account: only their hash is kept. */
const rowKey = (key: string): string => createHash('sha256').update(key).digest('base64url')

const keptMs = 24 * 60 * 60 * 1000

/** Fixed-window counters in PostgreSQL, so that several web processes count together. */
export function createRateCounters({ prisma }: Database): RateCounters {
  return {
    add: async (key, windowStart) => {
      const rows = await prisma.$queryRaw<{ count: number }[]>`
        INSERT INTO app."RateCounter" AS counter ("key", "windowStart", "count")
        VALUES (${rowKey(key)}, ${windowStart}, 1)
        ON CONFLICT ("key", "windowStart") DO UPDATE SET "count" = counter."count" + 1
        RETURNING "count"`
      const count = rows[0]?.count
      if (count === undefined) throw new Error('an upsert always returns its row')
      // The first attempt of a window pays for tidying up, so nothing else has to.
      if (count === 1)
        await prisma.rateCounter.deleteMany({
          where: { windowStart: { lt: new Date(windowStart.getTime() - keptMs) } },
        })
      return count
    },
    giveBack: async (key, windowStart) => {
      await prisma.rateCounter.updateMany({
        where: { key: rowKey(key), windowStart, count: { gt: 0 } },
        data: { count: { decrement: 1 } },
      })
    },
  }
}

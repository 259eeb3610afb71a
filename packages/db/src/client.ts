import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from './generated/client'
import { createPool, newListener, type PoolOptions } from './pool'

/** One process's way to PostgreSQL. Prisma and plain SQL share the pool, so `poolSize` bounds both together. */
export type Database = {
  readonly prisma: PrismaClient
  /** For what Prisma cannot say: SKIP LOCKED, LISTEN and NOTIFY. */
  readonly pool: pg.Pool
  /** A connection of its own, outside the pool, for LISTEN. The caller connects and ends it. */
  readonly newListener: () => pg.Client
  /** Waits for running queries, then closes every pooled connection. */
  readonly close: () => Promise<void>
}

/**
 * Connects to PostgreSQL, lazily: an unreachable server shows at the first query.
 * @param url postgresql://user@host:port/database
 */
export function createDatabase(url: string, options: PoolOptions = {}): Database {
  const pool = createPool(url, options)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    prisma,
    pool,
    newListener: () => newListener(url),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

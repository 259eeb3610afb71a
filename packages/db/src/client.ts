import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client'

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

export type DatabaseOptions = {
  readonly poolSize?: number
  /** Told when PostgreSQL drops an idle connection, as it does when it restarts; the pool then connects anew. */
  readonly onConnectionLost?: (error: Error) => void
}

/**
 * Connects to PostgreSQL, lazily: an unreachable server shows at the first query.
 * @param url postgresql://user@host:port/database
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const onConnectionLost = options.onConnectionLost ?? (() => {})
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
  })
  // Without a listener Node ends the process when PostgreSQL restarts.
  pool.on('error', onConnectionLost)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    prisma,
    pool,
    newListener: () => new pg.Client({ connectionString: url, keepAlive: true }),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

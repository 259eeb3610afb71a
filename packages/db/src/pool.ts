import pg from 'pg'

export type PoolOptions = {
  readonly poolSize?: number
  /** Told when PostgreSQL drops an idle connection, as it does when it restarts; the pool then connects anew. */
  readonly onConnectionLost?: (error: Error) => void
}

/**
 * A pool of connections for plain SQL. Connects lazily: an unreachable server shows at the first query.
 * @param url postgresql://user@host:port/database
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
  })
  // Without a listener Node ends the process when PostgreSQL restarts.
  pool.on('error', options.onConnectionLost ?? (() => {}))
  return pool
}

/** A connection of its own, outside any pool, for LISTEN. The caller connects and ends it. */
export const newListener = (url: string): pg.Client => new pg.Client({ connectionString: url, keepAlive: true })

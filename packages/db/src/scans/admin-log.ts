import type { AdminLog } from '@fitsize/usecases'
import type { Pool } from 'pg'

/** In the gateway's own table, which its role may add to and not change. */
export function createAdminLog(pool: Pool): AdminLog {
  return {
    async note(by, action, details) {
      await pool.query('INSERT INTO gateway.admin_action (actor, action, details) VALUES ($1, $2, $3)', [
        by,
        action,
        JSON.stringify(details),
      ])
    },
  }
}

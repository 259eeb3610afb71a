import type { QueueFigures, QueueMeter } from '@fitsize/usecases'
import type { Pool } from 'pg'

/** Each part reads one of the partial indexes of what has not ended, or of what was given up; nothing reads what is done. */
const readStatement = `
  SELECT
    (SELECT count(*)::int FROM (SELECT FROM gateway.scan WHERE status = 'queued' LIMIT $1) AS waiting) AS "queued",
    (SELECT greatest(0, coalesce(extract(epoch FROM now() - min(created_at)), 0))::float8
     FROM gateway.scan WHERE status = 'queued') AS "oldestQueuedSeconds",
    (SELECT count(*)::int FROM gateway.scan WHERE status = 'running') AS "running",
    (SELECT count(*)::int FROM gateway.scan
     WHERE status = 'failed' AND error_code = 'inference-failed') AS "deadLetters"`

/** What the queue's metrics show. */
export function createQueueMeter(pool: Pool): QueueMeter {
  return {
    async read(countTo) {
      const { rows } = await pool.query<QueueFigures>(readStatement, [countTo])
      const [row] = rows
      if (row === undefined) throw new Error('a row of subqueries is always there')
      return row
    },
  }
}

import type { DeadLetter, DeadLetters } from '@fitsize/usecases'
import type { Pool } from 'pg'

const isDead = `status = 'failed' AND error_code = 'inference-failed'`

/** In the order of the partial index scan_dead, which has the same condition. */
const listStatement = `
  SELECT id, subject, created_at, finished_at,
         (SELECT json_agg(json_build_object(
            'number', number, 'gatewayId', gateway_id, 'outcome', outcome, 'reason', reason,
            'startedAt', started_at, 'endedAt', ended_at) ORDER BY number)
          FROM gateway.scan_attempt WHERE scan_id = scan.id) AS attempts
  FROM gateway.scan
  WHERE ${isDead} AND ($1::timestamptz IS NULL OR (finished_at, id) < ($1, $2::uuid))
  ORDER BY finished_at DESC, id DESC
  LIMIT $3`

type StoredAttempt = {
  number: number
  gatewayId: string
  outcome: string | null
  reason: string | null
  startedAt: string
  endedAt: string | null
}
type DeadRow = { id: string; subject: string; created_at: Date; finished_at: Date; attempts: StoredAttempt[] | null }

const deadLetter = (row: DeadRow): DeadLetter => ({
  scanId: row.id,
  subject: row.subject,
  createdAt: row.created_at,
  failedAt: row.finished_at,
  attempts: (row.attempts ?? []).map(({ startedAt, endedAt, ...attempt }) => ({
    ...attempt,
    startedAt: new Date(startedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
  })),
})

/** Scans that were given up through no fault of their photo. */
export function createDeadLetters(pool: Pool): DeadLetters {
  return {
    async list({ limit, before }) {
      const { rows } = await pool.query<DeadRow>(listStatement, [
        before?.failedAt ?? null,
        before?.scanId ?? null,
        limit,
      ])
      return rows.map(deadLetter)
    },
    async count() {
      const { rows } = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM gateway.scan WHERE ${isDead}`,
      )
      return rows[0]?.count ?? 0
    },
  }
}

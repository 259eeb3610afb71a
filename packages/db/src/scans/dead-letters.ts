import type { DeadLetterSelection } from '@fitsize/contracts'
import { type DeadLetter, type DeadLetters, priorities } from '@fitsize/usecases'
import type { Pool } from 'pg'
import { dueChannel, statusChannel } from './channels'

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

/** $1 one scan, or null; $2 words in the last attempt's reason, or null. */
const selected = `
  ${isDead} AND photo_key IS NOT NULL AND ($1::uuid IS NULL OR id = $1) AND ($2::text IS NULL OR EXISTS (
    SELECT FROM gateway.scan_attempt AS last
    WHERE last.scan_id = scan.id AND last.number = scan.attempts AND strpos(last.reason, $2) > 0))`

/**
 * $3 who does it, $4 seconds until the new deadline, $5 priority of bulk scans. The rounds of one subject's scans follow
 * on each other, as if they had been sent one by one; next_round knows of none of this statement's.
 */
const resendStatement = `
  WITH dead AS (
    SELECT id, subject, row_number() OVER (PARTITION BY subject ORDER BY created_at, id) - 1 AS turn
    FROM gateway.scan
    WHERE id IN (SELECT id FROM gateway.scan WHERE ${selected} FOR UPDATE SKIP LOCKED)
  ), subject AS (
    SELECT subject, gateway.next_round(subject, $5) AS round FROM (SELECT DISTINCT subject FROM dead ORDER BY 1) AS each
  ), resent AS (
    UPDATE gateway.scan
    SET status = 'queued', priority = $5, round = subject.round + dead.turn, run_at = now(), finished_at = NULL,
        error_code = NULL, deadline = now() + make_interval(secs => $4)
    FROM dead JOIN subject USING (subject) WHERE scan.id = dead.id AND ${isDead}
    RETURNING scan.id
  ), event AS (
    INSERT INTO gateway.scan_event (scan_id, status) SELECT id, 'queued' FROM resent
  ), noted AS (
    INSERT INTO gateway.admin_action (actor, action, details)
    SELECT $3::text, 'resend-dead-letters',
           jsonb_build_object('scanId', $1::uuid, 'reason', $2::text, 'count', count(*)) FROM resent
  )
  SELECT pg_notify('${statusChannel}', id || ' queued'), pg_notify('${dueChannel}', '') FROM resent`

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

const valuesOf = (selection: DeadLetterSelection): [scanId: string | null, reason: string | null] =>
  'scanId' in selection ? [selection.scanId, null] : [null, selection.reason ?? null]

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
    async countResendable(selection) {
      const { rows } = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM gateway.scan WHERE ${selected}`,
        valuesOf(selection),
      )
      return rows[0]?.count ?? 0
    },
    async resend(selection, by, deadlineSeconds) {
      const values = [...valuesOf(selection), by, deadlineSeconds, priorities.bulk]
      return (await pool.query(resendStatement, values)).rowCount ?? 0
    },
  }
}

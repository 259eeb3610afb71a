import { queueModeSchema } from '@fitsize/contracts'
import type { CancelOutcome, EnqueueOutcome, NewScan, ScanQueue } from '@fitsize/usecases'
import type { Pool } from 'pg'
import { dueChannel, statusChannel } from './channels'
import { prepared } from './prepared'
import { countAhead } from './scan-reads'

// Each operation is one statement, thus one transaction and one round trip.

/**
 * The key is taken first: a second request with the same key waits here for the first to commit, finds the row, and
 * inserts nothing. A key older than 24 hours is taken over. While the queue is drained nothing is written at all.
 */
const enqueueStatement = prepared(`
  WITH accepting AS (
    SELECT FROM gateway.queue_control WHERE mode <> 'draining'
  ), key AS (
    INSERT INTO gateway.idempotency_key AS present (subject, key, request_hash, scan_id)
    SELECT $2, $3, $4, $1 FROM accepting WHERE $3::text IS NOT NULL
    ON CONFLICT (subject, key) DO UPDATE
      SET request_hash = excluded.request_hash, scan_id = excluded.scan_id, created_at = now()
      WHERE present.created_at < now() - interval '24 hours'
    RETURNING scan_id
  ), queued AS (
    INSERT INTO gateway.scan (
      id, subject, priority, round, deadline, garment_type, marker, focal_length_35mm, check_line_mm,
      photo_key, photo_width, photo_height, working_width, working_height, traceparent
    )
    SELECT $1::uuid, $2::text, $5, gateway.next_round($2, $5), now() + make_interval(secs => $6), $7, $8, $9::float8,
           $10::float8, $11, $12, $13, $14, $15, $16::text
    FROM accepting WHERE $3::text IS NULL OR EXISTS (SELECT FROM key)
    RETURNING id
  ), event AS (
    INSERT INTO gateway.scan_event (scan_id, status) SELECT id, 'queued' FROM queued
  )
  SELECT pg_notify('${dueChannel}', '') FROM queued`)

const isDrainingStatement = `SELECT FROM gateway.queue_control WHERE mode = 'draining'`

const findByKeyStatement = prepared(`
  SELECT scan_id, request_hash FROM gateway.idempotency_key
  WHERE subject = $1 AND key = $2 AND created_at >= now() - interval '24 hours'`)

/**
 * A place is counted as if the scan joined its round last. The rate is a sliding log: once the n-th latest of the last
 * minute is old enough, there is room for one more.
 */
const standingStatement = prepared(`
  SELECT (SELECT mode FROM gateway.queue_control) AS mode,
    (SELECT count(*)::int FROM (SELECT FROM gateway.scan WHERE status = 'queued' LIMIT $3) AS waiting) AS waiting,
    ${countAhead('ahead.priority > $2')} + ${countAhead('ahead.priority = $2 AND ahead.round <= own.round')} AS position,
    (SELECT count(*)::int FROM (
      SELECT FROM gateway.scan WHERE subject = $1 AND status IN ('queued', 'running') LIMIT $4) AS mine) AS unfinished,
    (SELECT extract(epoch FROM created_at + interval '1 minute' - now())::float8 * 1000 FROM gateway.scan
     WHERE subject = $1 AND created_at > now() - interval '1 minute'
     ORDER BY created_at DESC OFFSET $5 - 1 LIMIT 1) AS rate_opens_in_ms
  FROM (SELECT gateway.next_round($1, $2) AS round) AS own`)

type StandingRow = {
  mode: string | null
  waiting: number
  position: number
  unfinished: number
  rate_opens_in_ms: number | null
}

const cancelStatement = `
  WITH before AS (
    SELECT id, lease_token FROM gateway.scan WHERE id = $1 AND status IN ('queued', 'running') FOR UPDATE
  ), cancelled AS (
    UPDATE gateway.scan SET status = 'cancelled', finished_at = now(), lease_token = NULL, lease_gateway_id = NULL
    FROM before WHERE scan.id = before.id
    RETURNING scan.id
  ), attempt AS (
    UPDATE gateway.scan_attempt SET ended_at = now(), outcome = 'cancelled'
    FROM before WHERE scan_attempt.lease_token = before.lease_token
  ), event AS (
    INSERT INTO gateway.scan_event (scan_id, status) SELECT id, 'cancelled' FROM cancelled
  )
  SELECT pg_notify('${statusChannel}', id || ' cancelled') FROM cancelled`

/** The queue's entrance: taking scans in and letting people take them back. */
export function createScanQueue(pool: Pool): ScanQueue {
  const findByIdempotencyKey: ScanQueue['findByIdempotencyKey'] = async (subject, key) => {
    const { rows } = await pool.query<{ scan_id: string; request_hash: string }>({
      ...findByKeyStatement,
      values: [subject, key],
    })
    const [row] = rows
    return row === undefined ? null : { scanId: row.scan_id, requestHash: row.request_hash }
  }

  const enqueue = async (scan: NewScan): Promise<EnqueueOutcome> => {
    const { idempotency, photo, working } = scan
    const { rowCount } = await pool.query({
      ...enqueueStatement,
      values: [
        scan.id,
        scan.subject,
        idempotency?.key ?? null,
        idempotency?.requestHash ?? null,
        scan.priority,
        scan.deadlineSeconds,
        scan.garmentType,
        scan.marker,
        scan.focalLength35mm,
        scan.checkLineMm,
        scan.photoKey,
        photo.width,
        photo.height,
        working.width,
        working.height,
        scan.traceparent ?? null,
      ],
    })
    if (rowCount === 1) return { kind: 'enqueued' }
    const known = idempotency === null ? null : await findByIdempotencyKey(scan.subject, idempotency.key)
    if (known !== null) return { kind: 'known', ...known }
    if ((await pool.query(isDrainingStatement)).rowCount !== 0) return { kind: 'draining' }
    // Erased, or the drain ended, in this very moment: as if it had not been.
    return await enqueue(scan)
  }

  return {
    enqueue,
    findByIdempotencyKey,
    async standing(subject, priority, { waiting, unfinished, perMinute }) {
      const { rows } = await pool.query<StandingRow>({
        ...standingStatement,
        values: [subject, priority, waiting, unfinished, perMinute],
      })
      const [row] = rows
      if (row === undefined) throw new Error('a row of subqueries is always there')
      return {
        mode: queueModeSchema.parse(row.mode),
        waiting: row.waiting,
        position: row.position,
        unfinished: row.unfinished,
        rateOpensInMs: row.rate_opens_in_ms,
      }
    },
    async cancel(scanId): Promise<CancelOutcome> {
      const { rowCount } = await pool.query(cancelStatement, [scanId])
      if (rowCount === 1) return 'cancelled'
      const { rowCount: present } = await pool.query('SELECT FROM gateway.scan WHERE id = $1', [scanId])
      return present === 1 ? 'finished' : 'absent'
    },
    async forgetPhoto(scanId) {
      await pool.query('UPDATE gateway.scan SET photo_key = NULL WHERE id = $1', [scanId])
    },
    async remove(scanId) {
      // Only what has finished: a running scan is cancelled first, so that its gateway learns of it.
      await pool.query(`DELETE FROM gateway.scan WHERE id = $1 AND status NOT IN ('queued', 'running')`, [scanId])
    },
  }
}

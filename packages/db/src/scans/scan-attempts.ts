import { requestedGarmentTypeSchema, requestedMarkerSchema } from '@fitsize/contracts'
import type { ClaimedScan, Lease, ScanAttempts } from '@fitsize/usecases'
import type { Pool } from 'pg'
import { dueChannel, statusChannel } from './channels'
import { type PreparedStatement, prepared } from './prepared'

/**
 * The most urgent due scans, round by round within a priority, so that keys take turns (next_round in the migrations).
 * SKIP LOCKED lets gateways claim at once without waiting for each other; the partial index scan_due has exactly this
 * order, so a claim reads as many entries as it takes. A paused queue gives nothing, whoever asks.
 *
 * A millisecond is let pass, because clocks of two cores have been seen 0.08 ms apart: a scan that was accepted on the
 * one, and announced, was not due yet on the other.
 *
 * What was given up and sent again is tried as anew: of its attempts those since count.
 *
 * A claim does not wait for the disk. When PostgreSQL crashes just then, the scan is queued again and the lease void:
 * what was lost is an attempt, and nothing was promised about it.
 */
const claimStatement = prepared(`
  WITH due AS (
    SELECT id FROM gateway.scan
    WHERE status = 'queued' AND run_at <= now() + interval '1 millisecond' AND deadline > now()
      AND NOT EXISTS (SELECT FROM gateway.queue_control WHERE mode = 'paused')
    ORDER BY priority DESC, round, run_at, id
    LIMIT $2
    FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE gateway.scan
    SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
        lease_token = gen_random_uuid(), lease_gateway_id = $1
    FROM due WHERE scan.id = due.id
    RETURNING scan.*
  ), attempt AS (
    INSERT INTO gateway.scan_attempt (scan_id, number, lease_token, gateway_id)
    SELECT id, attempts, lease_token, lease_gateway_id FROM claimed
  ), event AS (
    INSERT INTO gateway.scan_event (scan_id, status) SELECT id, 'running' FROM claimed
  )
  SELECT id, lease_token, attempts, garment_type, marker, focal_length_35mm, check_line_mm,
         photo_key, photo_width, photo_height, working_width, working_height, traceparent,
         (extract(epoch FROM started_at - created_at) * 1000)::int AS queued_ms,
         (extract(epoch FROM deadline - now()) * 1000)::float8 AS remaining_ms,
         (extract(epoch FROM now() - trial.began_at) * 1000)::float8 AS tried_for_ms,
         (SELECT count(*)::int FROM gateway.scan_attempt AS past
          WHERE past.scan_id = claimed.id AND past.number > trial.after AND past.outcome = 'retried') AS failed_attempts,
         ARRAY(SELECT DISTINCT server FROM gateway.scan_attempt AS past, unnest(past.failed_servers) AS server
               WHERE past.scan_id = claimed.id AND past.number > trial.after) AS failed_servers,
         set_config('synchronous_commit', 'off', true), pg_notify('${statusChannel}', id || ' running')
  FROM claimed, LATERAL (
    SELECT coalesce(max(number), 0) AS after,
           CASE WHEN max(number) IS NULL THEN claimed.started_at ELSE coalesce((
             SELECT min(past.started_at) FROM gateway.scan_attempt AS past
             WHERE past.scan_id = claimed.id AND past.number > max(given_up.number)), now()) END AS began_at
    FROM gateway.scan_attempt AS given_up WHERE given_up.scan_id = claimed.id AND given_up.outcome = 'failed'
  ) AS trial
  ORDER BY priority DESC, round, run_at, id`)

type ClaimedRow = {
  id: string
  lease_token: string
  attempts: number
  garment_type: string
  marker: string
  focal_length_35mm: number | null
  check_line_mm: number | null
  photo_key: string | null
  photo_width: number
  photo_height: number
  working_width: number
  working_height: number
  queued_ms: number
  remaining_ms: number
  tried_for_ms: number
  failed_attempts: number
  failed_servers: readonly string[]
  traceparent: string | null
}

const claimedScan = (row: ClaimedRow): ClaimedScan => ({
  scanId: row.id,
  leaseToken: row.lease_token,
  attempt: row.attempts,
  failedAttempts: row.failed_attempts,
  failedServers: row.failed_servers,
  garmentType: requestedGarmentTypeSchema.parse(row.garment_type),
  marker: requestedMarkerSchema.parse(row.marker),
  focalLength35mm: row.focal_length_35mm,
  checkLineMm: row.check_line_mm,
  photoKey: row.photo_key,
  photo: { width: row.photo_width, height: row.photo_height },
  working: { width: row.working_width, height: row.working_height },
  queuedMs: row.queued_ms,
  remainingMs: row.remaining_ms,
  triedForMs: row.tried_for_ms,
  traceparent: row.traceparent,
})

/**
 * Ends an attempt. Everything hangs on the first part finding the scan running under this very lease: a gateway that
 * was thought dead, or whose scan was cancelled, changes nothing. $1 scan, $2 lease, $3 outcome of the attempt,
 * $4 reason; further parameters in `set`, `more` and `ofAttempt`.
 */
const ending = (status: string, set: string, { more = '', ofAttempt = '' } = {}) =>
  prepared(`
  WITH held AS (
    UPDATE gateway.scan SET status = '${status}', lease_token = NULL, lease_gateway_id = NULL, ${set}
    WHERE id = $1 AND lease_token = $2 AND status = 'running'
    RETURNING id, created_at
  ), attempt AS (
    UPDATE gateway.scan_attempt SET ended_at = now(), outcome = $3, reason = $4${ofAttempt}
    FROM held WHERE scan_attempt.scan_id = held.id AND scan_attempt.lease_token = $2
  ), event AS (
    INSERT INTO gateway.scan_event (scan_id, status) SELECT id, '${status}' FROM held
  )${more}
  SELECT pg_notify('${statusChannel}', id || ' ${status}')${status === 'queued' ? `, pg_notify('${dueChannel}', '')` : ''}
  FROM held`)

const finished = 'finished_at = now()'
const succeedStatement = ending('succeeded', finished, {
  more: `, result AS (
    INSERT INTO gateway.scan_result (scan_id, lease_token, garment_type, document, keypoint_hash, dimension_version,
                                     model_version, queued_ms, inference_ms, total_ms)
    SELECT id, $2, $5, $6::jsonb, $7, $8, $9, $10, $11, (extract(epoch FROM now() - created_at) * 1000)::int FROM held
  )`,
})
const failStatement = ending('failed', `${finished}, error_code = $5`)
const expireStatement = ending('expired', finished)
const requeueStatement = ending('queued', 'run_at = now() + make_interval(secs => $5)', {
  ofAttempt: ', failed_servers = $6',
})

/** A reason is for people reading attempts; a server's whole error page is not. */
const longestReason = 500

/** The queue's exit: claiming scans and writing how their attempts ended. */
export function createScanAttempts(pool: Pool): ScanAttempts {
  const end = async (
    statement: PreparedStatement,
    { scanId, leaseToken }: Lease,
    outcome: string,
    reason: string | null,
    more: readonly unknown[] = [],
  ): Promise<boolean> => {
    const values = [scanId, leaseToken, outcome, reason?.slice(0, longestReason) ?? null, ...more]
    return (await pool.query({ ...statement, values })).rowCount === 1
  }

  return {
    async claim(gatewayId, limit) {
      const { rows } = await pool.query<ClaimedRow>({ ...claimStatement, values: [gatewayId, limit] })
      return rows.map(claimedScan)
    },
    succeed: (lease, result) =>
      end(succeedStatement, lease, 'succeeded', null, [
        result.findings.garmentType,
        JSON.stringify(result.findings),
        result.keypointHash,
        result.dimensionVersion,
        result.modelVersion,
        result.queuedMs,
        result.inferenceMs,
      ]),
    fail: (lease, code, reason) => end(failStatement, lease, 'failed', reason, [code]),
    expire: (lease) => end(expireStatement, lease, 'expired', 'the deadline passed while it ran'),
    retry: (lease, delayMs, reason, failedServers = []) =>
      end(requeueStatement, lease, 'retried', reason, [delayMs / 1000, failedServers]),
    giveBack: (lease, delayMs, reason) => end(requeueStatement, lease, 'returned', reason, [delayMs / 1000, []]),
  }
}

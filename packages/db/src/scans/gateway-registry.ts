import type { GatewayRegistry, SweptScan } from '@fitsize/usecases'
import type { Pool } from 'pg'
import { dueChannel, statusChannel } from './channels'

const heartbeatStatement = `
  WITH own AS (
    INSERT INTO gateway.gateway_instance (id, slots) VALUES ($1, $2)
    ON CONFLICT (id) DO UPDATE SET heartbeat_at = now(), slots = excluded.slots
    RETURNING slots
  )
  SELECT (own.slots + coalesce((
    SELECT sum(slots) FROM gateway.gateway_instance
    WHERE id <> $1 AND heartbeat_at > now() - make_interval(secs => $3)), 0))::int AS slots
  FROM own`

const freeing = (condition: string, reason: string) => `
  WITH lost AS (
    SELECT id, lease_token FROM gateway.scan WHERE status = 'running' AND ${condition} FOR UPDATE SKIP LOCKED
  ), freed AS (
    UPDATE gateway.scan SET status = 'queued', run_at = now(), lease_token = NULL, lease_gateway_id = NULL
    FROM lost WHERE scan.id = lost.id
    RETURNING scan.id, scan.traceparent
  ), attempt AS (
    UPDATE gateway.scan_attempt SET ended_at = now(), outcome = 'lost', reason = '${reason}'
    FROM lost WHERE scan_attempt.lease_token = lost.lease_token
  ), event AS (
    INSERT INTO gateway.scan_event (scan_id, status) SELECT id, 'queued' FROM freed
  )
  SELECT id AS "scanId", traceparent, pg_notify('${statusChannel}', id || ' queued'), pg_notify('${dueChannel}', '')
  FROM freed`

const freeDeadStatement = freeing(
  `NOT EXISTS (
    SELECT FROM gateway.gateway_instance AS alive
    WHERE alive.id = scan.lease_gateway_id AND alive.heartbeat_at > now() - make_interval(secs => $1))`,
  'its gateway stopped answering',
)

/** A claim of the last 15 s may still be on its way to the gateway. */
const freeForgottenStatement = freeing(
  `lease_gateway_id = $1 AND lease_token <> ALL ($2::uuid[]) AND EXISTS (
    SELECT FROM gateway.scan_attempt AS attempt
    WHERE attempt.lease_token = scan.lease_token AND attempt.started_at < now() - interval '15 seconds')`,
  'its gateway does not know of it',
)

const expireStatement = `
  WITH overdue AS (
    SELECT id FROM gateway.scan WHERE status = 'queued' AND deadline <= now() FOR UPDATE SKIP LOCKED
  ), expired AS (
    UPDATE gateway.scan SET status = 'expired', finished_at = now()
    FROM overdue WHERE scan.id = overdue.id
    RETURNING scan.id, scan.traceparent
  ), event AS (
    INSERT INTO gateway.scan_event (scan_id, status) SELECT id, 'expired' FROM expired
  )
  SELECT id AS "scanId", traceparent, pg_notify('${statusChannel}', id || ' expired') FROM expired`

/** Few at a time have waited so long, so the queue is read and hardly ever written; nobody waits for anybody's locks. */
const bringForwardStatement = `
  WITH front AS (
    SELECT priority, min(round) AS round FROM gateway.scan WHERE status = 'queued' GROUP BY priority
  ), late AS (
    SELECT scan.id, front.round FROM gateway.scan JOIN front USING (priority)
    WHERE scan.status = 'queued' AND scan.round > front.round
      AND now() - scan.created_at > $1 * (scan.deadline - scan.created_at)
    FOR UPDATE OF scan SKIP LOCKED
  )
  UPDATE gateway.scan SET round = late.round FROM late WHERE scan.id = late.id`

/** Rows of the dead are kept for an hour, so that one can see who was there. */
const buryStatement = `DELETE FROM gateway.gateway_instance WHERE heartbeat_at < now() - interval '1 hour'`

const forgetKeysStatement = `DELETE FROM gateway.idempotency_key WHERE created_at < now() - interval '24 hours'`

/** Gateways that live, and the sweep they do for each other. Times are the database's, so clocks need not agree. */
export function createGatewayRegistry(pool: Pool): GatewayRegistry {
  const swept = async (statement: string, values: readonly unknown[] = []): Promise<SweptScan[]> =>
    (await pool.query<SweptScan>(statement, [...values])).rows.map(({ scanId, traceparent }) => ({
      scanId,
      traceparent,
    }))

  return {
    async heartbeat(gatewayId, slots, staleSeconds) {
      const { rows } = await pool.query<{ slots: number }>(heartbeatStatement, [gatewayId, slots, staleSeconds])
      return rows[0]?.slots ?? slots
    },
    async leave(gatewayId) {
      await pool.query('DELETE FROM gateway.gateway_instance WHERE id = $1', [gatewayId])
    },
    async freeLeases(staleSeconds) {
      const freed = await swept(freeDeadStatement, [staleSeconds])
      await pool.query(buryStatement)
      return freed
    },
    freeForgotten: (gatewayId, heldLeases) => swept(freeForgottenStatement, [gatewayId, heldLeases]),
    async bringForward(share) {
      await pool.query(bringForwardStatement, [share])
    },
    expireOverdue: () => swept(expireStatement),
    async unerasedPhotos() {
      // The one who cancelled erases at once; ten seconds later it was interrupted.
      const { rows } = await pool.query<{ id: string; photo_key: string }>(
        `SELECT id, photo_key FROM gateway.scan
         WHERE status = 'cancelled' AND photo_key IS NOT NULL AND finished_at < now() - interval '10 seconds' LIMIT 100`,
      )
      return rows.map(({ id, photo_key }) => ({ scanId: id, photoKey: photo_key }))
    },
    async forgetKeys() {
      await pool.query(forgetKeysStatement)
    },
    async forgetPhoto(scanId) {
      await pool.query('UPDATE gateway.scan SET photo_key = NULL WHERE id = $1', [scanId])
    },
  }
}

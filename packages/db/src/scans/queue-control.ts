import { queueModeSchema } from '@fitsize/contracts'
import type { QueueControl } from '@fitsize/usecases'
import type { Pool } from 'pg'
import { dueChannel } from './channels'

type ControlRow = { mode: string; changed_at: Date; changed_by: string | null; reason: string | null }

/** One row says for all gateways what they do: claim and enqueue read it in their own statements. */
export function createQueueControl(pool: Pool): QueueControl {
  return {
    async read() {
      const { rows } = await pool.query<ControlRow>(
        'SELECT mode, changed_at, changed_by, reason FROM gateway.queue_control',
      )
      const [row] = rows
      if (row === undefined) throw new Error('gateway.queue_control has no row; the migrations put one there')
      return {
        mode: queueModeSchema.parse(row.mode),
        changedAt: row.changed_at,
        changedBy: row.changed_by,
        reason: row.reason,
      }
    },
    async set(mode, changedBy, reason) {
      // The notification has gateways look at once: there may be work again.
      await pool.query(
        `WITH changed AS (
           UPDATE gateway.queue_control SET mode = $1, changed_at = now(), changed_by = $2, reason = $3 RETURNING id
         ), noted AS (
           INSERT INTO gateway.admin_action (actor, action, details)
           SELECT $2::text, 'set-queue-mode', jsonb_build_object('mode', $1::text, 'reason', $3::text) FROM changed
         )
         SELECT pg_notify('${dueChannel}', '') FROM changed`,
        [mode, changedBy, reason],
      )
    },
  }
}

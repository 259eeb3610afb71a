/** A way to choose which scans to claim, as the statement that picks $1 of them, and the index it needs. */
export type Policy = { readonly name: string; readonly index: string | null; readonly choose: string }

const due = `status = 'queued' AND run_at <= now() AND deadline > now()`

/** What the gateway does, and what it could do instead. */
export const policies: readonly Policy[] = [
  {
    name: 'rounds given at enqueue (ours)',
    index: null,
    choose: `
      SELECT id FROM gateway.scan WHERE ${due} AND NOT EXISTS (SELECT FROM gateway.queue_control WHERE mode = 'paused')
      ORDER BY priority DESC, round, run_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
  },
  {
    name: 'oldest first, no fairness',
    index: `CREATE INDEX bench_oldest ON gateway.scan (priority DESC, run_at, id) WHERE status = 'queued'`,
    choose: `
      SELECT id FROM gateway.scan WHERE ${due}
      ORDER BY priority DESC, run_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
  },
  {
    // A loose index scan finds each key that waits; of each its first scans; the key with the fewest running goes first.
    name: 'turns worked out at each claim',
    index: `CREATE INDEX bench_turns ON gateway.scan (subject, priority DESC, run_at) WHERE status = 'queued'`,
    choose: `
      WITH RECURSIVE key AS (
        (SELECT subject FROM gateway.scan WHERE status = 'queued' ORDER BY subject LIMIT 1)
        UNION ALL
        SELECT (SELECT subject FROM gateway.scan WHERE status = 'queued' AND subject > key.subject
                ORDER BY subject LIMIT 1)
        FROM key WHERE key.subject IS NOT NULL
      ), busy AS (
        SELECT subject, count(*) AS running FROM gateway.scan WHERE status = 'running' GROUP BY subject
      ), head AS (
        SELECT first.*, coalesce(busy.running, 0) + row_number() OVER (PARTITION BY key.subject ORDER BY first.run_at) AS turn
        FROM key LEFT JOIN busy USING (subject), LATERAL (
          SELECT id, priority, run_at FROM gateway.scan WHERE ${due} AND scan.subject = key.subject
          ORDER BY priority DESC, run_at LIMIT $1) AS first
      )
      SELECT id FROM gateway.scan WHERE id IN (SELECT id FROM head ORDER BY priority DESC, turn, run_at LIMIT $1)
      FOR UPDATE SKIP LOCKED`,
  },
]

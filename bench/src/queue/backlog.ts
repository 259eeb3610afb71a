import type { TestDatabase } from '@fitsize/testing'

/** So many scans, spread over so many keys. */
export type Backlog = { readonly rows: number; readonly keys: number }

/** Replaces what is in the queue by a backlog as enqueue would have left it: each key's n-th scan in round n. */
export async function fillQueue(database: TestDatabase, { rows, keys }: Backlog): Promise<void> {
  // Vacuumed here and at no other time, so that runs are alike.
  await database.query('ALTER TABLE gateway.scan SET (autovacuum_enabled = false)')
  await database.query('TRUNCATE gateway.scan CASCADE')
  await database.query(
    `INSERT INTO gateway.scan (id, subject, priority, round, run_at, deadline, garment_type, marker, photo_key,
                               photo_width, photo_height, working_width, working_height)
     SELECT gen_random_uuid(), 'key:' || number % $2, 10, number / $2, now() - interval '1 hour' + number * interval '1 ms',
            now() + interval '1 day', 'auto', 'auto', 'scans/' || number, 3000, 4000, 1536, 2048
     FROM generate_series(0, $1 - 1) AS number`,
    [rows, keys],
  )
  await database.query('VACUUM ANALYZE gateway.scan')
}

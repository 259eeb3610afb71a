import type { DrilledHouse } from './house'
import type { Journey } from './persistent-client'

type Row = {
  id: string
  status: string
  error_code: string | null
  results: number
  ends: number
  successes: number
  open_attempts: number
  attempts: string
  reasons: string | null
}

const scansStatement = `
  SELECT scan.id, scan.status::text, scan.error_code,
    (SELECT count(*)::int FROM gateway.scan_result AS result WHERE result.scan_id = scan.id) AS results,
    (SELECT count(*)::int FROM gateway.scan_event AS event
     WHERE event.scan_id = scan.id AND event.status NOT IN ('queued', 'running')) AS ends,
    count(attempt) FILTER (WHERE attempt.outcome = 'succeeded')::int AS successes,
    count(attempt) FILTER (WHERE attempt.ended_at IS NULL)::int AS open_attempts,
    coalesce(string_agg(coalesce(attempt.outcome::text, 'open'), ', ' ORDER BY attempt.number), '') AS attempts,
    string_agg(attempt.reason, ' | ' ORDER BY attempt.number) AS reasons
  FROM gateway.scan LEFT JOIN gateway.scan_attempt AS attempt ON attempt.scan_id = scan.id
  GROUP BY scan.id`

const keysStatement = 'SELECT key, scan_id FROM gateway.idempotency_key'

export type Kept = {
  /** What was promised and not kept, a sentence each; empty when all was. */
  readonly broken: readonly string[]
  /** How attempts ended, over all scans. */
  readonly attempts: Readonly<Record<string, number>>
}

/**
 * Compares what clients were told with what the database holds: each accepted scan ended once, as a success with one
 * result, and there is no scan that nobody sent.
 */
export async function checkPromises(house: DrilledHouse, journeys: readonly Journey[]): Promise<Kept> {
  const rows = new Map((await house.query<Row>(scansStatement)).map((row) => [row.id, row]))
  const keys = await house.query<{ key: string; scan_id: string }>(keysStatement)
  const scanOfKey = new Map(keys.map(({ key, scan_id }) => [key, scan_id]))
  const broken: string[] = []
  for (const journey of journeys) {
    const { scanId, status, errorCode, endsTold } = journey
    const row = rows.get(scanId)
    const say = (what: string) =>
      broken.push(`${scanId} ${what}; attempts: ${row?.attempts ?? 'none'}; ${row?.reasons ?? ''}`)
    if (row === undefined) say('was accepted and is gone')
    else {
      if (row.status !== 'succeeded') say(`is ${row.status} ${row.error_code ?? ''}`)
      if (row.results !== 1) say(`has ${row.results} results`)
      if (row.ends !== 1) say(`ended ${row.ends} times`)
      if (row.successes !== 1) say(`succeeded ${row.successes} times`)
      if (row.open_attempts !== 0) say(`has ${row.open_attempts} attempts without an end`)
      if (row.status !== status) say(`was told to be ${status} ${errorCode ?? ''}`)
    }
    if (endsTold > 1) say(`was told to have ended ${endsTold} times`)
    if (status === 'succeeded' && journey.dimensions === 0) say('has no dimensions')
    if (scanOfKey.get(journey.idempotencyKey) !== scanId) say('is not the scan of its key')
  }
  const known = new Set(journeys.map(({ scanId }) => scanId))
  if (known.size !== journeys.length) broken.push('two clients were given the same scan')
  for (const { id, status } of rows.values()) if (!known.has(id)) broken.push(`${id} (${status}) is nobody's`)
  const attempts: Record<string, number> = {}
  for (const row of rows.values())
    for (const outcome of row.attempts.split(', ')) attempts[outcome] = (attempts[outcome] ?? 0) + 1
  return { broken, attempts }
}

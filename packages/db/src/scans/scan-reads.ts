import {
  domainErrorCodeSchema,
  requestedGarmentTypeSchema,
  requestedMarkerSchema,
  scanFindingsSchema,
  scanStatusSchema,
} from '@fitsize/contracts'
import type { ScanReads, StoredScan } from '@fitsize/usecases'
import type { Pool } from 'pg'
import { prepared } from './prepared'

const selection = `
  SELECT id, subject, status::text, scan.garment_type, marker, focal_length_35mm, check_line_mm,
         photo_key, photo_width, photo_height, working_width, working_height,
         created_at, started_at, finished_at, error_code, traceparent,
         result.document, result.keypoint_hash, result.dimension_version, result.model_version,
         result.queued_ms, result.inference_ms, result.total_ms
  FROM gateway.scan LEFT JOIN gateway.scan_result AS result ON result.scan_id = scan.id`

const findStatement = prepared(`${selection} WHERE id = $1`)

// Qualified: a bare "id" would be the text of the first column, where "9" comes after "10".
const eventsStatement = prepared(
  'SELECT id::text, status FROM gateway.scan_event WHERE scan_id = $1 AND id > $2::bigint ORDER BY scan_event.id',
)

const pageStatement = `${selection}
  WHERE subject = $1 AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $2`

type StoredRow = {
  id: string
  subject: string
  status: string
  garment_type: string
  marker: string
  focal_length_35mm: number | null
  check_line_mm: number | null
  photo_key: string | null
  photo_width: number
  photo_height: number
  working_width: number
  working_height: number
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  error_code: string | null
  traceparent: string | null
} & (
  | { document: null }
  | {
      document: unknown
      keypoint_hash: string
      dimension_version: number
      model_version: string
      queued_ms: number
      inference_ms: number
      total_ms: number
    }
)

const resultOf = (row: StoredRow): StoredScan['result'] =>
  row.document === null
    ? null
    : {
        findings: scanFindingsSchema.parse(row.document),
        keypointHash: row.keypoint_hash,
        dimensionVersion: row.dimension_version,
        modelVersion: row.model_version,
        queuedMs: row.queued_ms,
        inferenceMs: row.inference_ms,
        totalMs: row.total_ms,
      }

const storedScan = (row: StoredRow): StoredScan => ({
  id: row.id,
  subject: row.subject,
  status: scanStatusSchema.parse(row.status),
  garmentType: requestedGarmentTypeSchema.parse(row.garment_type),
  marker: requestedMarkerSchema.parse(row.marker),
  focalLength35mm: row.focal_length_35mm,
  checkLineMm: row.check_line_mm,
  photoKey: row.photo_key,
  photo: { width: row.photo_width, height: row.photo_height },
  working: { width: row.working_width, height: row.working_height },
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  errorCode: row.error_code === null ? null : domainErrorCodeSchema.parse(row.error_code),
  traceparent: row.traceparent,
  result: resultOf(row),
})

/** Counting stops here: "more than ten thousand before you" is as good as the exact number. */
export const mostAhead = 10_000

/**
 * Counts what waits under a condition, as far as that is worth it. What is urgent and what is before in the same
 * priority are counted one by one: with OR between them PostgreSQL reads the table instead of the index.
 */
export const countAhead = (condition: string): string =>
  `(SELECT count(*)::int FROM (
    SELECT FROM gateway.scan AS ahead WHERE ahead.status = 'queued' AND ${condition} LIMIT ${mostAhead}) AS before)`

const positionStatement = prepared(`
  SELECT least(${mostAhead}, ${countAhead('ahead.priority > own.priority')} + ${countAhead(
    'ahead.priority = own.priority AND (ahead.round, ahead.run_at, ahead.id) < (own.round, own.run_at, own.id)',
  )}) AS position
  FROM gateway.scan AS own WHERE own.id = $1 AND own.status = 'queued'`)

/** Scans as they are stored. Needs no more than reading rights, so the web application can use it too. */
export function createScanReads(pool: Pool): ScanReads {
  return {
    async find(scanId) {
      const { rows } = await pool.query<StoredRow>({ ...findStatement, values: [scanId] })
      const [row] = rows
      return row === undefined ? null : storedScan(row)
    },
    async position(scanId) {
      const { rows } = await pool.query<{ position: number }>({ ...positionStatement, values: [scanId] })
      return rows[0]?.position ?? null
    },
    async page(subject, limit, after) {
      const { rows } = await pool.query<StoredRow>(pageStatement, [
        subject,
        limit,
        after?.createdAt ?? null,
        after?.id ?? null,
      ])
      return rows.map(storedScan)
    },
    async eventsAfter(scanId, eventId) {
      const { rows } = await pool.query<{ id: string; status: string }>({
        ...eventsStatement,
        values: [scanId, eventId],
      })
      return rows.map(({ id, status }) => ({ id, status: scanStatusSchema.parse(status) }))
    },
  }
}

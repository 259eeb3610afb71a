import { randomUUID } from 'node:crypto'
import type { DomainErrorCode, ScanFindings, ScanStatus } from '@fitsize/contracts'
import { dimensionVersion, keypointHash } from '@fitsize/garments'
import type { TestDatabase } from './database'
import { blouseFindings } from './findings'
import { insert } from './insert'

export type TestScan = { readonly id: string; readonly subject: string; readonly photoKey: string | null }

export type TestScanOptions = {
  /** `user:<id>`, `key:<id>` or `guest:<id>`. */
  readonly subject: string
  readonly status?: ScanStatus
  readonly findings?: ScanFindings
  readonly photoKey?: string | null
  readonly errorCode?: DomainErrorCode
  readonly createdAt?: Date
  readonly priority?: number
}

/** A scan as the gateway leaves it in the database: its row, its events and, when it succeeded, its result. */
export async function makeScan(database: TestDatabase, options: TestScanOptions): Promise<TestScan> {
  const id = randomUUID()
  const { subject, status = 'succeeded', createdAt = new Date(), priority = 10 } = options
  const photoKey = options.photoKey === undefined ? `scans/${id}/working.jpg` : options.photoKey
  const finished = status !== 'queued' && status !== 'running'
  const started = status !== 'queued'
  const leaseToken = randomUUID()
  const findings = options.findings ?? blouseFindings()
  await insert(database, ['gateway', 'scan'], {
    id,
    subject,
    status,
    priority,
    deadline: new Date(createdAt.getTime() + 600_000),
    attempts: started ? 1 : 0,
    lease_token: status === 'running' ? leaseToken : null,
    lease_gateway_id: status === 'running' ? randomUUID() : null,
    garment_type: 'auto',
    marker: 'auto',
    photo_key: photoKey,
    photo_width: findings.photo.width,
    photo_height: findings.photo.height,
    working_width: findings.photo.width,
    working_height: findings.photo.height,
    created_at: createdAt,
    started_at: started ? createdAt : null,
    finished_at: finished ? createdAt : null,
    error_code: options.errorCode ?? null,
  })
  await insert(database, ['gateway', 'scan_event'], { scan_id: id, status })
  if (status === 'succeeded')
    await insert(database, ['gateway', 'scan_result'], {
      scan_id: id,
      lease_token: leaseToken,
      garment_type: findings.garmentType,
      document: JSON.stringify(findings),
      keypoint_hash: keypointHash,
      dimension_version: dimensionVersion,
      model_version: 'test',
      queued_ms: 20,
      inference_ms: 180,
      total_ms: 260,
    })
  return { id, subject, photoKey }
}

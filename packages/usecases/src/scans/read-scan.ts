import {
  domainErrors,
  fail,
  isFinished,
  ok,
  type Result,
  type Scan,
  type ScanEvent,
  type ScanStatus,
} from '@fitsize/contracts'
import { mayReadScan, type RequestActor } from '@fitsize/identity/rules'
import type { ScanReads, StoredScan, WaitEstimate } from './scan-queue'

export type ReadScanDependencies = { readonly reads: ScanReads; readonly estimateWaitMs: WaitEstimate }

/** A stored scan the actor may see. One that belongs to somebody else is not found, so ids cannot be tried out. */
export async function findReadableScan(
  { reads }: Pick<ReadScanDependencies, 'reads'>,
  actor: RequestActor,
  scanId: string,
): Promise<Result<StoredScan>> {
  const stored = await reads.find(scanId)
  return stored !== null && mayReadScan(actor, stored.subject) ? ok(stored) : fail('not-found')
}

/** A scan as the API shows it. */
export async function readScan(
  dependencies: ReadScanDependencies,
  actor: RequestActor,
  scanId: string,
): Promise<Result<Scan>> {
  const found = await findReadableScan(dependencies, actor, scanId)
  if (!found.ok) return found
  const stored = found.value
  return ok(scanDocument(stored, await progressOf(dependencies, scanId, stored.status)))
}

/** Where a scan stands in the queue; nulls where that has no meaning. */
export async function progressOf(
  { reads, estimateWaitMs }: ReadScanDependencies,
  scanId: string,
  status: ScanStatus,
): Promise<Pick<ScanEvent, 'position' | 'etaMs'>> {
  if (isFinished(status)) return { position: null, etaMs: null }
  const position = status === 'queued' ? await reads.position(scanId) : null
  return { position, etaMs: Math.round(estimateWaitMs(position ?? 0)) }
}

/** The scan document of the API from what is stored. */
export function scanDocument(stored: StoredScan, progress: Pick<Scan, 'position' | 'etaMs'>): Scan {
  const { result, startedAt, finishedAt, createdAt } = stored
  const since = (moment: Date | null): number | null =>
    moment === null ? null : Math.max(0, moment.getTime() - createdAt.getTime())
  return {
    id: stored.id,
    status: stored.status,
    ...(result?.findings ?? {
      garmentType: null,
      candidates: [],
      photo: stored.photo,
      keypoints: {},
      scale: null,
      dimensions: {},
      warnings: [],
    }),
    error: errorOf(stored),
    timings: {
      queuedMs: result?.queuedMs ?? since(startedAt),
      inferenceMs: result?.inferenceMs ?? null,
      totalMs: result?.totalMs ?? since(finishedAt),
    },
    ...progress,
    createdAt: createdAt.toISOString(),
    keypointHash: result?.keypointHash ?? null,
    dimensionVersion: result?.dimensionVersion ?? null,
    modelVersion: result?.modelVersion ?? null,
  }
}

function errorOf({ status, errorCode }: StoredScan): Scan['error'] {
  const of = (code: keyof typeof domainErrors) => ({ code, hint: domainErrors[code].hint })
  switch (status) {
    case 'queued':
    case 'running':
    case 'succeeded':
      return null
    case 'failed':
      return of(errorCode ?? 'inference-failed')
    case 'cancelled':
      return of('scan-cancelled')
    case 'expired':
      return of('scan-expired')
  }
}

import { fail, isFinished, ok, type Result, type ScanAccepted, type ScanRequestFields } from '@fitsize/contracts'
import { type RequestActor, subjectOf } from '@fitsize/identity/rules'
import type { PhotoStore } from '../photos/photo-store'
import { admit, type Quotas, refusedByDrain } from './admission'
import type { Intake } from './intake'
import type { ScanQueue, ScanReads, Size, WaitEstimate } from './scan-queue'

/** The upright working copy (JPEG without metadata) of a photo that was found good. */
export type PreparedPhoto = {
  readonly bytes: Uint8Array
  readonly photo: Size
  readonly working: Size
  /** From the photo's EXIF, 35 mm equivalent. */
  readonly focalLength35mm: number | null
}

export type AcceptScanDependencies = {
  readonly queue: ScanQueue
  readonly intake: Intake
  readonly reads: ScanReads
  readonly photos: PhotoStore
  readonly preparePhoto: (bytes: Uint8Array) => Promise<Result<PreparedPhoto>>
  readonly estimateWaitMs: WaitEstimate
  readonly newId: () => string
  /** Hex digest of a text. */
  readonly hash: (text: string) => string
  readonly quotas: Quotas
  /** W3C Trace Context of the request that is being answered; null when it is not traced. */
  readonly traceparent?: () => string | null
  readonly limits: {
    readonly queueLength: number
    readonly interactiveDeadlineSeconds: number
    readonly bulkDeadlineSeconds: number
  }
}

export type ScanSubmission = {
  readonly fields: ScanRequestFields
  readonly photo: Uint8Array
  /** Hex digest of the photo's bytes. */
  readonly photoHash: string
  readonly idempotencyKey: string | null
}

/** A waiting person goes before a bulk scan. */
export const priorities: Readonly<Record<ScanRequestFields['priority'], number>> = { interactive: 10, bulk: 0 }

/** Where the working copy of a scan lies. */
export const workingCopyKey = (scanId: string): string => `scans/${scanId}/working.jpg`

/**
 * Takes a photo in. Once it returns ok the scan survives everything: the photo is on disk and the row committed.
 * On any failure neither is left, except that a process killed in between leaves a photo no row points to.
 */
export async function acceptScan(
  dependencies: AcceptScanDependencies,
  actor: RequestActor,
  submission: ScanSubmission,
): Promise<Result<ScanAccepted>> {
  const { fields, photoHash, idempotencyKey } = submission
  const { queue, intake, limits } = dependencies
  const subject = subjectOf(actor)
  const requestHash = dependencies.hash(JSON.stringify([photoHash, ...Object.entries(fields).sort()]))
  const answerKnown = async (known: { scanId: string; requestHash: string }): Promise<Result<ScanAccepted>> =>
    known.requestHash === requestHash ? await answerOf(dependencies, known.scanId) : fail('idempotency-mismatch')

  if (idempotencyKey !== null) {
    // Before the photo is decoded, which is what costs.
    const known = await queue.findByIdempotencyKey(subject, idempotencyKey)
    if (known !== null) return await answerKnown(known)
  }
  const priority = priorities[fields.priority]
  const deadlineSeconds = fields.priority === 'bulk' ? limits.bulkDeadlineSeconds : limits.interactiveDeadlineSeconds
  const quota = dependencies.quotas[actor.quotaClass]
  const read = () => queue.standing(subject, priority, { ...quota, waiting: limits.queueLength })
  const standing = await intake.standing(read, subject, priority)
  // Until it has entered nothing is waited for, so that no two see the same.
  const admission = admit(standing, {
    quota,
    queueLength: limits.queueLength,
    deadlineMs: deadlineSeconds * 1000,
    estimateWaitMs: dependencies.estimateWaitMs,
  })
  if (!admission.ok) return admission
  const leave = intake.enter(subject, priority)
  const admitted = { subject, priority, deadlineSeconds, requestHash }
  const taken = await takeIn(dependencies, submission, admitted).finally(leave)
  if (!taken.ok) return taken
  return taken.value.kind === 'known' ? await answerKnown(taken.value) : await answerOf(dependencies, taken.value.id)
}

type Admitted = {
  readonly subject: string
  readonly priority: number
  readonly deadlineSeconds: number
  readonly requestHash: string
}
type Taken =
  | { readonly kind: 'enqueued'; readonly id: string }
  | { readonly kind: 'known'; readonly scanId: string; readonly requestHash: string }

/** Decodes, stores and queues a scan that was admitted. */
async function takeIn(
  dependencies: AcceptScanDependencies,
  { fields, photo, idempotencyKey }: ScanSubmission,
  { subject, priority, deadlineSeconds, requestHash }: Admitted,
): Promise<Result<Taken>> {
  const { queue, photos } = dependencies
  const prepared = await dependencies.preparePhoto(photo)
  if (!prepared.ok) return prepared
  const id = dependencies.newId()
  const photoKey = workingCopyKey(id)
  const { bytes, focalLength35mm, ...sizes } = prepared.value
  await photos.put(photoKey, bytes)
  try {
    const outcome = await queue.enqueue({
      id,
      subject,
      priority,
      deadlineSeconds,
      garmentType: fields.garmentType,
      marker: fields.marker,
      focalLength35mm: fields.focalLength35mm ?? focalLength35mm,
      checkLineMm: fields.checkLineMm ?? null,
      photoKey,
      ...sizes,
      idempotency: idempotencyKey === null ? null : { key: idempotencyKey, requestHash },
      traceparent: dependencies.traceparent?.() ?? null,
    })
    if (outcome.kind !== 'enqueued') await photos.delete(photoKey)
    if (outcome.kind === 'known') return ok(outcome)
    if (outcome.kind === 'draining') return refusedByDrain
  } catch (error) {
    // A connection lost during the commit leaves it open whether the row is there. The photo goes only if it surely
    // is not; when even that cannot be asked, an orphaned photo is the lesser evil.
    const stored = await dependencies.reads.find(id).catch(() => 'unknown' as const)
    if (stored === null) await photos.delete(photoKey)
    if (stored === null || stored === 'unknown') throw error
  }
  return ok({ kind: 'enqueued', id })
}

async function answerOf(
  { reads, estimateWaitMs }: Pick<AcceptScanDependencies, 'reads' | 'estimateWaitMs'>,
  scanId: string,
): Promise<Result<ScanAccepted>> {
  const scan = await reads.find(scanId)
  if (scan === null) return fail('not-found', { detail: 'The scan of this idempotency key was just erased.' })
  const position = (await reads.position(scanId)) ?? 0
  return ok({
    id: scanId,
    status: scan.status,
    position,
    etaMs: isFinished(scan.status) ? 0 : estimateWaitMs(position),
  })
}

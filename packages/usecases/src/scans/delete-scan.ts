import { fail, ok, type Result } from '@fitsize/contracts'
import { mayCancelScan, type RequestActor } from '@fitsize/identity/rules'
import type { PhotoStore } from '../photos/photo-store'
import type { ScanQueue, ScanReads } from './scan-queue'

export type DeleteScanDependencies = {
  readonly queue: ScanQueue
  readonly reads: ScanReads
  readonly photos: PhotoStore
}

/**
 * Cancels a scan that has not finished and erases its photo; what is left says only that it was cancelled. A finished
 * one is erased whole. In the order in which a crash in between leaves something that is done again: a photo is
 * pointed to until it is gone.
 */
export async function deleteScan(
  { queue, reads, photos }: DeleteScanDependencies,
  actor: RequestActor,
  scanId: string,
): Promise<Result<null>> {
  const scan = await reads.find(scanId)
  if (scan === null || !mayCancelScan(actor, scan.subject)) return fail('not-found')
  const outcome = await queue.cancel(scanId)
  if (scan.photoKey !== null) {
    await photos.delete(scan.photoKey)
    await queue.forgetPhoto(scanId)
  }
  // Whether it finished before or while we were asked: the person wants it gone.
  if (outcome === 'finished' && scan.status !== 'cancelled') await queue.remove(scanId)
  return ok(null)
}

import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, mayReadScan } from '@fitsize/identity/rules'
import type { ScanReads } from '../scans/scan-queue'
import type { PhotoStore } from './photo-store'

/**
 * The working copy of a scan's photo, as JPEG bytes.
 * @param actors everyone the visitor is: the account, and the guest they were before signing up.
 * @returns `not-found` for others' scans and for erased photos.
 */
export async function readScanPhoto(
  ports: { readonly scans: Pick<ScanReads, 'find'>; readonly photos: Pick<PhotoStore, 'get'> },
  actors: readonly Actor[],
  scanId: string,
): Promise<Result<Uint8Array>> {
  const scan = await ports.scans.find(scanId)
  if (scan?.photoKey == null || !actors.some((actor) => mayReadScan(actor, scan.subject))) return fail('not-found')
  const bytes = await ports.photos.get(scan.photoKey)
  return bytes === null ? fail('not-found') : ok(bytes)
}

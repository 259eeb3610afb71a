import 'server-only'
import type { Result } from '@fitsize/contracts'
import { readScanPhoto } from '@fitsize/usecases'
import { knownActors } from './actor'
import { ports } from './composition'

/** The upright working copy of one of the visitor's own scans, as JPEG bytes. */
export async function scanPhoto(scanId: string): Promise<Result<Uint8Array>> {
  return readScanPhoto(ports(), await knownActors(), scanId)
}

import { type ErasedScans, ok, type Result } from '@fitsize/contracts'
import { type RequestActor, subjectOf } from '@fitsize/identity/rules'
import { type DeleteScanDependencies, deleteScan } from './delete-scan'

/** Erased by one call: some seconds at most, also on a slow disk. */
const mostAtOnce = 100

/**
 * Erases scans of the actor, whatever became of them: photo, findings, attempts and row. Those that have not finished
 * are cancelled first. Bounded, so that it ends; call it again until it says that nothing is left.
 */
export async function eraseScans(
  dependencies: DeleteScanDependencies,
  actor: RequestActor,
): Promise<Result<ErasedScans>> {
  const scans = await dependencies.reads.page(subjectOf(actor), mostAtOnce, null)
  for (const { id } of scans) {
    const deleted = await deleteScan(dependencies, actor, id)
    // Somebody else erased it meanwhile.
    if (!deleted.ok && deleted.error.code !== 'not-found') return deleted
    // What was cancelled is kept by deleteScan, to say so to whoever asks.
    await dependencies.queue.remove(id)
  }
  return ok({ erased: scans.length, isComplete: scans.length < mostAtOnce })
}

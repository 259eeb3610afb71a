import { isFinished } from '@fitsize/contracts'
import type { ScanReads } from '@fitsize/usecases'
import type { StatusHub } from './status-hub'

/** `over`: told to stop waiting before the scan had finished. */
export type Awaited = 'finished' | 'over'

/** Waits until a scan has finished, was erased, or the signal says that the waiting is over. */
export async function awaitScan(
  { hub, reads }: { readonly hub: StatusHub; readonly reads: Pick<ScanReads, 'find'> },
  scanId: string,
  over: AbortSignal,
): Promise<Awaited> {
  let wake = () => {}
  const leave = hub.follow(scanId, () => wake())
  const stop = () => wake()
  over.addEventListener('abort', stop)
  try {
    while (!over.aborted) {
      // Made before looking, so that news in between are not missed.
      const news = new Promise<void>((resolve) => {
        wake = resolve
      })
      const scan = await reads.find(scanId)
      if (scan === null || isFinished(scan.status)) return 'finished'
      if (!over.aborted) await news
    }
    return 'over'
  } finally {
    leave()
    over.removeEventListener('abort', stop)
  }
}

import { inSpan, type Tracing } from '@fitsize/tracing'
import type { AttemptOutcome, ClaimedScan, Settlement } from '@fitsize/usecases'

/** Runs an attempt as part of the trace of the request that brought the scan, after the time it waited for the first. */
export async function traceAttempt<T>(tracing: Tracing, scan: ClaimedScan, task: () => Promise<T>): Promise<T> {
  const { traceparent: parent, attempt, queuedMs } = scan
  const attributes = { 'fitsize.scan.id': scan.scanId }
  const claimedMs = Date.now()
  if (parent !== null && attempt === 1)
    tracing.start('queued', { parent, attributes, startMs: claimedMs - queuedMs }).end(claimedMs)
  return await inSpan(
    tracing,
    'attempt',
    { kind: 'consumer', parent, attributes: { ...attributes, 'fitsize.attempt': attempt } },
    task,
  )
}

/** Tells the attempt's span how it was settled. A photo without a garment is an answer, not an error. */
export function showSettlement(tracing: Tracing, outcome: AttemptOutcome, settlement: Settlement): void {
  const span = tracing.active()
  span.set({ 'fitsize.settlement': settlement })
  if (outcome.kind === 'failed') span.set({ 'fitsize.code': outcome.code })
  const isAnswer = outcome.kind === 'failed' && outcome.code !== 'inference-failed'
  if (settlement !== 'succeeded' && !isAnswer) span.fail(outcome.kind)
}

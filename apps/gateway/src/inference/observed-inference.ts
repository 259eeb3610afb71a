import { inSpan, type Span, type Tracing } from '@fitsize/tracing'
import type { Inference, InferenceOptions, InferenceResult, ServerReport } from '@fitsize/usecases'
import type { Metrics, ModelName } from '../metrics'

export type Observers = { readonly tracing: Tracing; readonly metrics: Pick<Metrics, 'observeInference'> }

/** The same port; each of its exchanges is counted, and traced together with what the server tells of its work. */
export function observeInference(inference: Inference, { tracing, metrics }: Observers): Inference {
  const observed = async <T>(
    model: ModelName,
    scanId: string,
    options: InferenceOptions,
    ask: (options: InferenceOptions) => Promise<InferenceResult<T>>,
  ): Promise<InferenceResult<T>> =>
    await inSpan(
      tracing,
      `infer ${model}`,
      { kind: 'client', attributes: { 'fitsize.scan.id': scanId, 'fitsize.model': model } },
      async (span) => {
        const began = performance.now()
        const { traceparent } = span
        const result = await ask(traceparent === null ? options : { ...options, traceparent })
        const tookMs = performance.now() - began
        metrics.observeInference(model, result, tookMs / 1000)
        if (!result.ok) span.fail(result.failure.cause ?? result.failure.kind)
        else if (result.report !== undefined) showReport(tracing, span, model, result.report, tookMs)
        return result
      },
    )

  return {
    findKeypoints: (request, options) =>
      observed('keypoints', request.scanId, options, (traced) => inference.findKeypoints(request, traced)),
    findMarker: (request, options) =>
      observed('marker', request.scanId, options, (traced) => inference.findMarker(request, traced)),
    isReachable: () => inference.isReachable(),
  }
}

/**
 * Spans for the server's own times. It tells lengths only, as clocks need not agree: they are laid in a row that ends
 * with the answer. Before them lie the way there, the wait for a batch and the decoding of the batch's other photos.
 */
function showReport(tracing: Tracing, span: Span, model: ModelName, report: ServerReport, tookMs: number): void {
  const { batchSize, decodeMs, modelMs } = report
  if (batchSize !== null) span.set({ 'fitsize.batch.size': batchSize })
  const answeredMs = Date.now()
  const modelBeganMs = answeredMs - Math.min(modelMs ?? 0, tookMs)
  const decodeBeganMs = Math.max(modelBeganMs - (decodeMs ?? 0), answeredMs - tookMs)
  const attributes = { 'fitsize.times.told.by.server': true }
  if (decodeMs !== null) tracing.start('decode', { attributes, startMs: decodeBeganMs }).end(modelBeganMs)
  if (modelMs !== null) tracing.start(model, { attributes, startMs: modelBeganMs }).end(answeredMs)
}

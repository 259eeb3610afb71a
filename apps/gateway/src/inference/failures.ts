import type { InferenceFailure, TransientCause } from '@fitsize/usecases'

const failure = (kind: Exclude<InferenceFailure['kind'], 'transient'>, reason: string): InferenceFailure => ({
  kind,
  reason,
})
export const transient = (cause: TransientCause, reason: string): InferenceFailure => ({
  kind: 'transient',
  reason,
  cause,
})

/** Codes of errors that happen before a request has reached anybody. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Whether an error means that no connection was made, so another address can be tried without doing work twice. */
export const isUnreachable = (error: unknown): boolean => neverConnected.has(codeOf(error))

/** A failed exchange: no connection, a broken one, or one that took too long. */
export function failureOfError(error: unknown): InferenceFailure {
  const reason = error instanceof Error ? error.message : String(error)
  return isUnreachable(error)
    ? failure('unavailable', `no inference server answers: ${codeOf(error)}`)
    : transient('connection', `the inference server did not answer: ${codeOf(error) || reason}`)
}

/**
 * An answer that is not 200. TorchServe says 503 when its queue is full, no worker is up, or a handler failed a whole
 * batch; 507 when a worker died; 500 when one took too long; 404 while a model is not loaded yet: all may pass.
 */
export function failureOfStatus(status: number, text: string): InferenceFailure {
  const reason = `the inference server answered ${status}: ${text.slice(0, 200)}`
  if (status === 422) return failure('unreadable', reason)
  if (status === 404) return transient('not-loaded', reason)
  if (status === 408) return transient('timeout', reason)
  if (status === 429 || status === 503) return transient('overloaded', reason)
  if (status >= 500) return transient('server-error', reason)
  return failure('rejected', reason)
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

import type { DomainErrorCode } from '@fitsize/contracts'
import { dimensionVersion } from '@fitsize/garments'
import type { PhotoStore } from '../photos/photo-store'
import { findingsOf } from './findings'
import type {
  Inference,
  InferenceFailure,
  InferenceResult,
  MarkerAnswer,
  StopSignal,
  TransientCause,
} from './inference'
import type { ClaimedScan, ScanResultRecord } from './scan-queue'

export type MeasureScanDependencies = {
  readonly inference: Inference
  readonly photos: PhotoStore
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number
  /** Longest wait for one answer of the inference server. */
  readonly inferenceTimeoutMs: number
}

/** How an attempt ended. `retry` counts against the maximum; `unreachable` and `stopped` do not. */
export type AttemptOutcome =
  | { readonly kind: 'succeeded'; readonly result: ScanResultRecord }
  | { readonly kind: 'failed'; readonly code: DomainErrorCode; readonly reason: string }
  | {
      readonly kind: 'retry'
      readonly reason: string
      readonly cause?: TransientCause
      /** Addresses of the inference servers that failed it. */
      readonly failedServers?: readonly string[]
    }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'stopped' }

/**
 * One attempt at a claimed scan: both models at once, then centimetres. Writes nothing.
 * @param onAsking told when the inference server is about to be asked: before, stopping wastes nothing.
 */
export async function measureScan(
  { inference, photos, monotonicMs, inferenceTimeoutMs }: MeasureScanDependencies,
  scan: ClaimedScan,
  signal: StopSignal,
  onAsking: () => void = () => {},
): Promise<AttemptOutcome> {
  const started = monotonicMs()
  const remainingMs = () => scan.remainingMs - (monotonicMs() - started)
  if (remainingMs() <= 0) return { kind: 'expired' }
  const image = scan.photoKey === null ? null : await photos.get(scan.photoKey)
  if (signal.aborted) return { kind: 'stopped' }
  if (image === null) return { kind: 'failed', code: 'inference-failed', reason: 'the photo is not in the store' }

  onAsking()
  const inferenceStarted = monotonicMs()
  const options = {
    timeoutMs: Math.max(1, Math.min(inferenceTimeoutMs, remainingMs())),
    signal,
    avoid: scan.failedServers,
  }
  const { scanId, garmentType, focalLength35mm } = scan
  const noMarker: InferenceResult<MarkerAnswer | null> = { ok: true, value: null }
  const [keypoints, marker] = await Promise.all([
    inference.findKeypoints({ scanId, image, garmentType }, options),
    scan.marker === 'none'
      ? noMarker
      : inference.findMarker({ scanId, image, marker: scan.marker, focalLength35mm }, options),
  ])
  const inferenceMs = Math.round(monotonicMs() - inferenceStarted)
  if (!keypoints.ok || !marker.ok) {
    const failures = [keypoints, marker].flatMap((answer) => (answer.ok ? [] : [answer.failure]))
    return outcomeOfFailures(failures, remainingMs() <= 0)
  }

  const findings = findingsOf(scan, scan, { keypoints: keypoints.value, marker: marker.value })
  if (!findings.ok)
    return { kind: 'failed', code: findings.error.code, reason: findings.error.detail ?? findings.error.code }
  return {
    kind: 'succeeded',
    result: {
      findings: findings.value,
      keypointHash: keypoints.value.keypointHash,
      dimensionVersion,
      modelVersion: keypoints.value.modelVersion,
      queuedMs: scan.queuedMs,
      inferenceMs,
    },
  }
}

/** What is final for one model is final for the scan; else the failure that costs most decides. */
const weight: Readonly<Record<InferenceFailure['kind'], number>> = {
  aborted: 4,
  unreadable: 3,
  rejected: 2,
  transient: 1,
  unavailable: 0,
}

function outcomeOfFailures(failures: readonly InferenceFailure[], isLate: boolean): AttemptOutcome {
  const [failure] = [...failures].sort((left, right) => weight[right.kind] - weight[left.kind])
  if (failure === undefined) throw new Error('an attempt without a failure has no failed outcome')
  const { reason, cause } = failure
  switch (failure.kind) {
    case 'aborted':
      return { kind: 'stopped' }
    case 'unreadable':
      return { kind: 'failed', code: 'photo-unreadable', reason }
    case 'rejected':
      return { kind: 'failed', code: 'inference-failed', reason }
    case 'transient':
      return isLate
        ? { kind: 'expired' }
        : {
            kind: 'retry',
            reason,
            ...(cause === undefined ? {} : { cause }),
            failedServers: failures.flatMap(({ kind, server }) =>
              kind === 'transient' && server !== undefined ? [server] : [],
            ),
          }
    case 'unavailable':
      return isLate ? { kind: 'expired' } : { kind: 'unreachable', reason }
  }
}

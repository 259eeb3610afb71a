import type { LegacyPrediction, LegacyTaskStatus } from '@fitsize/contracts'
import { garmentTypes } from '@fitsize/garments'
import type { StoredScan } from '@fitsize/usecases'
import { arrayText } from './array-text'

/** What the original answered when its program had printed nothing it could read. */
const failedPrediction: LegacyPrediction = { keypoints: null, cb_box_distance: null }

/**
 * What a finished scan found, as the original put it: every point of the type, in the original's order, seen or not, in
 * pixels of the upright photo, and the pixels per centimetre at the middle of the garment.
 *
 * Without a marker there is nothing: the original broke off there, and its clients divide by the distance.
 */
export function predictionOf({ result }: Pick<StoredScan, 'result'>): LegacyPrediction {
  if (result === null) return failedPrediction
  const { garmentType, keypoints, scale } = result.findings
  if (garmentType === 'unsure' || scale === null) return failedPrediction
  const texts: NonNullable<LegacyPrediction['keypoints']> = {}
  for (const name of garmentTypes[garmentType].keypoints) {
    const point = keypoints[name]
    if (point === undefined) return failedPrediction
    texts[name] = arrayText(point)
  }
  return { keypoints: texts, cb_box_distance: scale.pxPerCm }
}

/**
 * How a scan stands, in the words of Celery. A scan that failed was tried, so it is a SUCCESS without a prediction, as
 * it was; FAILURE is for one that was never tried to the end.
 */
export function taskStatusOf(scan: StoredScan): LegacyTaskStatus {
  switch (scan.status) {
    case 'queued':
      return { status: 'PENDING', result: null }
    case 'running':
      return { status: 'STARTED', result: null }
    case 'succeeded':
    case 'failed':
      return { status: 'SUCCESS', result: predictionOf(scan) }
    case 'cancelled':
    case 'expired':
      return { status: 'FAILURE', result: null }
  }
}

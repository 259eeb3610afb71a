import { type ScanScale, type ScanWarning, type WarningCode, warningCodes, warningHints } from '@fitsize/contracts'
import type { Point } from '@fitsize/measure'
import type { KeypointsAnswer, MarkerAnswer } from './inference'
import type { PointWarning } from './points'
import { isScaleUncertain } from './scale'
import { thresholds } from './thresholds'

/** A warning about a photo as a whole. */
type Plain = { readonly code: Exclude<WarningCode, PointWarning['code']> }

/** What to say about the light, the focus and what else is in the photo. */
export function warnOfPhoto({ severalProbability, sharpness, luminance }: KeypointsAnswer): readonly Plain[] {
  const warnings: Plain[] = []
  if (severalProbability > thresholds.severalProbability) warnings.push({ code: 'several-garments' })
  if (luminance < thresholds.luminance) warnings.push({ code: 'too-dark' })
  if (sharpness < thresholds.sharpness) warnings.push({ code: 'blurred' })
  return warnings
}

/**
 * What to say about a marker that was asked for. That the scale is uncertain is said only when nothing else explains it.
 * @param scale null without a marker, or when the garment reaches beyond the plane's horizon
 * @param middle of the garment
 */
export function warnOfMarker(marker: MarkerAnswer | null, scale: ScanScale | null, middle: Point): readonly Plain[] {
  if (marker === null || scale === null) return [{ code: 'marker-not-found' }]
  const causes: Plain[] = []
  // The corners of a small sheet are found too roughly to tell whether it is bent: a flat one of 81 px seems so.
  if (marker.sizePx < thresholds.markerSizePx[marker.marker]) causes.push({ code: 'marker-too-small' })
  else if (marker.bendMm > thresholds.bendMm) causes.push({ code: 'marker-bent' })
  if (marker.cornersFound < thresholds.markerCorners * marker.cornersTotal)
    causes.push({ code: 'marker-partly-hidden' })
  if (causes.length === 0 && isScaleUncertain(scale, middle)) causes.push({ code: 'scale-uncertain' })
  return scale.tiltDeg > thresholds.tiltDeg ? [...causes, { code: 'tilted' }] : causes
}

/** Warnings with their hints, the most important first. */
export function inOrder(warnings: readonly (Plain | PointWarning)[]): ScanWarning[] {
  return [...warnings]
    .sort((left, right) => warningCodes.indexOf(left.code) - warningCodes.indexOf(right.code))
    .map((warning) => ({ ...warning, hint: warningHints[warning.code] }))
}

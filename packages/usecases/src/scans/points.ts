import type { FrameEdge, ScanFindings, ScanKeypoint } from '@fitsize/contracts'
import { type GarmentType, garmentTypes, type KeypointName, keypointNames } from '@fitsize/garments'
import type { InferredPoint } from './inference'
import type { Size } from './scan-queue'
import { thresholds } from './thresholds'

export type Keypoints = ScanFindings['keypoints']

export type PointWarning =
  | { readonly code: 'point-uncertain'; readonly keypoint: KeypointName }
  | { readonly code: 'garment-cut-off'; readonly keypoint: KeypointName; readonly edge: FrameEdge }

const clampToUnit = (value: number): number => Math.min(Math.max(value, 0), 1)

/**
 * The points of a garment type, named, taken from the image that was sent to the full-size photo.
 * @param factor full-size photo / image that was sent
 */
export function namePoints(points: readonly InferredPoint[], shape: GarmentType, factor: number): Keypoints {
  const keypoints: Keypoints = {}
  for (const name of garmentTypes[shape].keypoints) {
    const point = points[keypointNames.indexOf(name)]
    if (point === undefined) continue
    const [xx, xy, yy] = point.covariance
    keypoints[name] = {
      x: point.x * factor,
      y: point.y * factor,
      confidence: clampToUnit(point.confidence),
      present: point.presence >= thresholds.presence,
      covariance: [xx * factor ** 2, xy * factor ** 2, yy * factor ** 2],
    }
  }
  return keypoints
}

const named = (keypoints: Keypoints) =>
  keypointNames.flatMap((name) => {
    const point = keypoints[name]
    return point?.present ? [{ name, point }] : []
  })

/** The box around the points that are there, or around the whole photo when none is. */
export function garmentBox(keypoints: Keypoints, photo: Size): { middle: { x: number; y: number }; diagonal: number } {
  const present = named(keypoints).map(({ point }) => point)
  const xs = present.length > 0 ? present.map(({ x }) => x) : [0, photo.width]
  const ys = present.length > 0 ? present.map(({ y }) => y) : [0, photo.height]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return { middle: { x: (left + right) / 2, y: (top + bottom) / 2 }, diagonal: Math.hypot(right - left, bottom - top) }
}

/** Standard deviation along the direction in which a point is least certain, in px. */
export function largestDeviation([xx, xy, yy]: ScanKeypoint['covariance']): number {
  const mean = (xx + yy) / 2
  return Math.sqrt(Math.max(mean + Math.hypot((xx - yy) / 2, xy), 0))
}

/** What to say about single points: uncertain ones, and those at the edge of the photo. */
export function warnOfPoints(keypoints: Keypoints, photo: Size): readonly PointWarning[] {
  const { diagonal } = garmentBox(keypoints, photo)
  const band = thresholds.edgeShare * Math.max(photo.width, photo.height)
  return named(keypoints).flatMap(({ name, point }) => {
    const warnings: PointWarning[] = []
    if (largestDeviation(point.covariance) > thresholds.pointDeviation * diagonal)
      warnings.push({ code: 'point-uncertain', keypoint: name })
    const { edge, distance } = nearestEdge(point, photo)
    if (distance < band) warnings.push({ code: 'garment-cut-off', keypoint: name, edge })
    return warnings
  })
}

/** The edge of the photo that a point is nearest to, or furthest beyond. */
function nearestEdge({ x, y }: ScanKeypoint, photo: Size): { readonly edge: FrameEdge; readonly distance: number } {
  const distances: readonly { readonly edge: FrameEdge; readonly distance: number }[] = [
    { edge: 'left', distance: x },
    { edge: 'top', distance: y },
    { edge: 'right', distance: photo.width - x },
    { edge: 'bottom', distance: photo.height - y },
  ]
  return distances.reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest))
}

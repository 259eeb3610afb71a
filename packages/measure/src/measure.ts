import {
  type DimensionName,
  type DimensionSpec,
  type GarmentType,
  garmentTypes,
  type KeypointName,
} from '@fitsize/garments'
import { type Homography, type HomographyCovariance, type Point, type Projection, project } from './homography'

/** A keypoint in photo pixels with its covariance [xx, xy, yy] in px². */
export type MeasuredKeypoint = Point & {
  readonly present: boolean
  readonly covariance: readonly [number, number, number]
}

export type GarmentMeasurement = {
  readonly garmentType: GarmentType
  readonly keypoints: Partial<Readonly<Record<KeypointName, MeasuredKeypoint>>>
  readonly homography: Homography
  readonly homographyCovariance: HomographyCovariance
  /** What the printed 100 mm check line really measures; every length is multiplied by it over 100. */
  readonly checkLineMm?: number | undefined
}

/** Centimetres with the bounds of a 90 % interval. */
export type Dimension = { readonly cm: number; readonly low: number; readonly high: number }

/** Half-width of a 90 % interval of a normal distribution, in standard deviations. */
export const ninetyPercent = 1.6448536269514722

/**
 * The dimensions of a garment whose keypoints are all present, in centimetres on the marker's plane.
 *
 * Uncertainty is first-order propagation (J Σ Jᵀ) of the keypoints' covariances, taken as independent, and of the
 * homography's covariance, which all points share: a wrong scale stretches both ends of a line alike.
 */
export function measureGarment(input: GarmentMeasurement): Partial<Record<DimensionName, Dimension>> {
  const dimensions: Partial<Record<DimensionName, Dimension>> = {}
  for (const spec of garmentTypes[input.garmentType].dimensions) {
    const dimension = measureDimension(spec, input)
    if (dimension) dimensions[spec.name] = dimension
  }
  return dimensions
}

type End = {
  readonly projection: Projection
  readonly covariance: readonly [number, number, number]
  readonly weight: number
}

function measureDimension(spec: DimensionSpec, input: GarmentMeasurement): Dimension | undefined {
  const ends = [...endsOf(spec.from, -1, input), ...endsOf(spec.to, 1, input)]
  if (ends.length < spec.from.length + spec.to.length) return undefined

  const sum = (part: (end: End) => number) => ends.reduce((total, end) => total + end.weight * part(end), 0)
  const across = { x: sum((end) => end.projection.position.x), y: sum((end) => end.projection.position.y) }
  const mm = Math.hypot(across.x, across.y)
  // Two coinciding points have no direction; any will do, and the spread then speaks for itself.
  const direction = mm > 0 ? { x: across.x / mm, y: across.y / mm } : { x: 1, y: 0 }

  let variance = 0
  for (const {
    projection,
    covariance: [xx, xy, yy],
    weight,
  } of ends) {
    const u = weight * (direction.x * projection.byPixel.x[0] + direction.y * projection.byPixel.y[0])
    const v = weight * (direction.x * projection.byPixel.x[1] + direction.y * projection.byPixel.y[1])
    variance += u * u * xx + 2 * u * v * xy + v * v * yy
  }
  const byEntry = Array.from({ length: 8 }, (_, index) =>
    sum(({ projection: { byEntry: by } }) => direction.x * (by.x[index] ?? 0) + direction.y * (by.y[index] ?? 0)),
  )
  variance += quadraticForm(byEntry, input.homographyCovariance)

  const cmPerMm = ((input.checkLineMm ?? 100) / 100) * 0.1
  const cm = mm * cmPerMm
  const half = ninetyPercent * Math.sqrt(Math.max(variance, 0)) * cmPerMm
  return { cm, low: Math.max(cm - half, 0), high: cm + half }
}

/** The named keypoints on the plane, each weighing its share of `sign`; those absent are left out. */
function endsOf(names: readonly KeypointName[], sign: 1 | -1, input: GarmentMeasurement): End[] {
  return names.flatMap((name) => {
    const keypoint = input.keypoints[name]
    if (!keypoint?.present) return []
    return [
      { projection: project(input.homography, keypoint), covariance: keypoint.covariance, weight: sign / names.length },
    ]
  })
}

function quadraticForm(vector: readonly number[], matrix: readonly number[]): number {
  return vector.reduce(
    (total, left, row) =>
      total + vector.reduce((part, right, column) => part + left * right * (matrix[row * 8 + column] ?? 0), 0),
    0,
  )
}

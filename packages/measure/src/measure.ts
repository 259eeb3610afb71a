import {
  type DimensionName,
  type DimensionSpec,
  type GarmentType,
  garmentTypes,
  type KeypointName,
} from '@fitsize/garments'
import { courseLength } from './course'
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

function measureDimension(spec: DimensionSpec, input: GarmentMeasurement): Dimension | undefined {
  const projections = new Map<KeypointName, Projection>()
  const measured = courseLength(spec, (name) => {
    const keypoint = input.keypoints[name]
    if (!keypoint?.present) return undefined
    const projection = project(input.homography, keypoint)
    projections.set(name, projection)
    return projection.position
  })
  if (measured === undefined) return undefined

  let variance = 0
  const byEntry = Array.from({ length: 8 }, () => 0)
  for (const [name, slope] of measured.byKeypoint) {
    const projection = projections.get(name)
    const keypoint = input.keypoints[name]
    if (projection === undefined || keypoint === undefined) continue
    const { byPixel, byEntry: byOwnEntry } = projection
    const [xx, xy, yy] = keypoint.covariance
    const u = slope.x * byPixel.x[0] + slope.y * byPixel.y[0]
    const v = slope.x * byPixel.x[1] + slope.y * byPixel.y[1]
    variance += u * u * xx + 2 * u * v * xy + v * v * yy
    for (const index of byEntry.keys())
      byEntry[index] =
        (byEntry[index] ?? 0) + slope.x * (byOwnEntry.x[index] ?? 0) + slope.y * (byOwnEntry.y[index] ?? 0)
  }
  variance += quadraticForm(byEntry, input.homographyCovariance)

  const cmPerMm = ((input.checkLineMm ?? 100) / 100) * 0.1
  const cm = measured.length * cmPerMm
  const half = ninetyPercent * Math.sqrt(Math.max(variance, 0)) * cmPerMm
  return { cm, low: Math.max(cm - half, 0), high: cm + half }
}

function quadraticForm(vector: readonly number[], matrix: readonly number[]): number {
  return vector.reduce(
    (total, left, row) =>
      total + vector.reduce((part, right, column) => part + left * right * (matrix[row * 8 + column] ?? 0), 0),
    0,
  )
}

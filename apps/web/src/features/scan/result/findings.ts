import type { Scan, ScanDimension, ScanKeypoint, WarningCode } from '@fitsize/contracts'
import {
  type DimensionName,
  type DimensionSpec,
  type GarmentType,
  garmentTypes,
  type KeypointName,
  keypointNames,
} from '@fitsize/garments'
import { checkAboveCm, meanPlace, type Place, type StageLine, spreadRadius } from '@fitsize/ui'

/** The type that was measured; `null` when it is unsure. */
export function measuredType(scan: Scan): GarmentType | null {
  return scan.garmentType === 'unsure' ? null : scan.garmentType
}

/** The distances that a scan's garment type is measured by; none while the type is unsure. */
export function dimensionsOf(scan: Scan): readonly DimensionSpec[] {
  const type = measuredType(scan)
  return type === null ? [] : garmentTypes[type].dimensions
}

/** The points that were found, in the specification's order; none while it is unsure which ones to look for. */
export function presentKeypoints(scan: Scan): readonly { readonly name: KeypointName; readonly point: ScanKeypoint }[] {
  if (measuredType(scan) === null) return []
  return keypointNames.flatMap((name) => {
    const point = scan.keypoints[name]
    return point?.present ? [{ name, point }] : []
  })
}

/** Points to check: the gateway says so, or their own spread exceeds what a measure may have to either side. */
export function uncertainKeypoints(scan: Scan): ReadonlySet<KeypointName> {
  const warned = scan.warnings.flatMap((warning) => (warning.keypoint === undefined ? [] : [warning.keypoint]))
  const pxPerCm = scan.scale?.pxPerCm
  const spread =
    pxPerCm === undefined
      ? []
      : presentKeypoints(scan)
          .filter(({ point }) => spreadRadius(point.covariance) > checkAboveCm * pxPerCm)
          .map(({ name }) => name)
  return new Set([...warned, ...spread])
}

/** Both ends of a distance in photo pixels; `null` when one of its points was not found. */
export function endsOf(scan: Scan, dimension: DimensionSpec): { readonly from: Place; readonly to: Place } | null {
  const end = (names: readonly KeypointName[]): Place | null => {
    const points = names.flatMap((name) => {
      const point = scan.keypoints[name]
      return point?.present ? [point] : []
    })
    return points.length === names.length ? meanPlace(points) : null
  }
  const from = end(dimension.from)
  const to = end(dimension.to)
  return from && to && { from, to }
}

/** The lines to draw, with their figures as written by `figure`. */
export function stageLines(scan: Scan, figure: (cm: number) => string): readonly StageLine<DimensionName>[] {
  return dimensionsOf(scan).flatMap((dimension) => {
    const ends = endsOf(scan, dimension)
    const value = scan.dimensions[dimension.name]
    return ends === null ? [] : [{ name: dimension.name, ...ends, text: value ? figure(value.cm) : null }]
  })
}

/** Half of an interval, in cm. */
export const halfRangeCm = ({ low, high }: ScanDimension): number => (high - low) / 2

/** The warnings to show, each code once, with the points it names. */
export function warningsByCode(
  scan: Scan,
): readonly { readonly code: WarningCode; readonly keypoints: readonly KeypointName[] }[] {
  const byCode = new Map<WarningCode, KeypointName[]>()
  for (const { code, keypoint } of scan.warnings) {
    const keypoints = byCode.get(code) ?? []
    byCode.set(code, keypoint === undefined || keypoints.includes(keypoint) ? keypoints : [...keypoints, keypoint])
  }
  return [...byCode].map(([code, keypoints]) => ({ code, keypoints }))
}

import {
  type FrameEdge,
  type Scan,
  type ScanDimension,
  type ScanKeypoint,
  type WarningCode,
  warningCodes,
} from '@fitsize/contracts'
import {
  type DimensionName,
  type DimensionSpec,
  type GarmentType,
  garmentTypes,
  type KeypointName,
  keypointNames,
} from '@fitsize/garments'
import type { StageLine } from '@fitsize/ui'
import { dimensionLines } from '@/features/dimensions/dimension-lines'

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

/** The points that the warnings name: their rings, the marks on the rows and the notice speak of the same ones. */
export function uncertainKeypoints(scan: Scan): ReadonlySet<KeypointName> {
  return new Set(scan.warnings.flatMap(({ keypoint }) => keypoint ?? []))
}

/** The lines to draw, with their figures as written by `figure`. */
export function stageLines(
  scan: Scan,
  active: DimensionName | null,
  figure: (cm: number) => string,
): readonly StageLine<DimensionName>[] {
  const type = measuredType(scan)
  if (type === null) return []
  return dimensionLines(type, scan.keypoints, active, (name) => {
    const value = scan.dimensions[name]
    return value === undefined ? null : figure(value.cm)
  })
}

/** Half of an interval, in cm. */
export const halfRangeCm = ({ low, high }: ScanDimension): number => (high - low) / 2

export type ShownWarning = {
  readonly code: WarningCode
  readonly keypoints: readonly KeypointName[]
  /** Of the photo, where it cuts the garment off. */
  readonly edges: readonly FrameEdge[]
}

/** The warnings to show, each code once with the points and edges it names, the most important first. */
export function warningsByCode(scan: Scan): readonly ShownWarning[] {
  return warningCodes.flatMap((code) => {
    const warnings = scan.warnings.filter((warning) => warning.code === code)
    if (warnings.length === 0) return []
    const keypoints = new Set(warnings.flatMap(({ keypoint }) => keypoint ?? []))
    const edges = new Set(warnings.flatMap(({ edge }) => edge ?? []))
    return [{ code, keypoints: [...keypoints], edges: [...edges] }]
  })
}

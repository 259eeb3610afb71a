import type { Scan, ScanDimension } from '@fitsize/contracts'
import type { DimensionName } from '@fitsize/garments'
import type { Corrections } from '@fitsize/measure'
import { measurePoints } from '@/features/points/measured-points'
import type { Photographed } from '@/features/points/photographed'
import { measuredType } from './findings'

/** A scan's garment as its points can be corrected; null without a type or a scale. */
export function photographedScan(scan: Scan): Photographed | null {
  const garmentType = measuredType(scan)
  if (garmentType === null || scan.scale === null) return null
  return { garmentType, photo: scan.photo, keypoints: scan.keypoints, scale: scan.scale }
}

/** A scan's result with the points that the person corrected; what was said of the model's points there no longer holds. */
export function correctedScan(scan: Scan, found: Photographed, corrections: Corrections): Scan {
  if (Object.keys(corrections).length === 0) return scan
  const { keypoints, dimensions } = measurePoints(found, corrections)
  const plain: Scan['keypoints'] = {}
  for (const [name, { by: _, ...point }] of Object.entries(keypoints)) Object.assign(plain, { [name]: point })
  return {
    ...scan,
    keypoints: plain,
    dimensions: dimensions as Partial<Record<DimensionName, ScanDimension>>,
    warnings: scan.warnings.filter(({ keypoint }) => keypoint === undefined || corrections[keypoint] === undefined),
  }
}

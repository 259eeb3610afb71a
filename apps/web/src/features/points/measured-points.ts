import type { DimensionName, KeypointName } from '@fitsize/garments'
import {
  type CorrectedKeypoint,
  type Corrections,
  correctPoints,
  type Dimension,
  isBeforeHorizon,
  measureGarment,
} from '@fitsize/measure'
import type { Photographed } from './photographed'

export type Measured = {
  readonly keypoints: Readonly<Partial<Record<KeypointName, CorrectedKeypoint>>>
  readonly dimensions: Readonly<Partial<Record<DimensionName, Dimension>>>
}

/** The measures that corrected points give, as they will be measured when they are saved. */
export function measurePoints({ garmentType, keypoints, scale }: Photographed, corrections: Corrections): Measured {
  const corrected = correctPoints({ garmentType, keypoints, pxPerCm: scale.pxPerCm }, corrections)
  const measurable = Object.values(corrected).every(
    (point) => !point.present || isBeforeHorizon(scale.homography, point),
  )
  return {
    keypoints: corrected,
    dimensions: measurable ? measureGarment({ garmentType, keypoints: corrected, ...scale }) : {},
  }
}

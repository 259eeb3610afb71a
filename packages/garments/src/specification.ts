import { garmentTypeSpecs } from './generated'
import type { dimensionNames, garmentTypeNames, keypointNames } from './generated-names'

export { clearTypeProbability, dimensionVersion, flipPairs, keypointHash } from './generated'
export { dimensionNames, garmentTypeNames, keypointNames } from './generated-names'

export type GarmentType = (typeof garmentTypeNames)[number]
export type KeypointName = (typeof keypointNames)[number]
export type DimensionName = (typeof dimensionNames)[number]

/** Keypoints that stand for their middle; most often a single one. */
export type KeypointGroup = readonly KeypointName[]

/**
 * How a dimension runs: along straight pieces from point to point, by way of those between; or from a point straight to
 * the line through two others, meeting it at a right angle however far the line has to be drawn out.
 */
export type DimensionCourse =
  | {
      readonly course: 'path'
      readonly from: KeypointGroup
      readonly via: readonly KeypointGroup[]
      readonly to: KeypointGroup
    }
  | {
      readonly course: 'perpendicular'
      readonly from: KeypointGroup
      readonly toLine: readonly [KeypointGroup, KeypointGroup]
    }

export type Trust = 'high' | 'medium' | 'low'

/** `original` marks the dimensions that the first FitSize knew. */
export type DimensionSpec = DimensionCourse & {
  readonly name: DimensionName
  readonly kind: 'width' | 'length'
  readonly original: boolean
  /** What two careful people who mark the same garment differ by on average; spec/repeatability.json has the sources. */
  readonly repeatabilityCm: number
  /** high: they differ by at most 1 cm; medium: by at most 2 cm; low: by more. */
  readonly trust: Trust
}

/** Every keypoint that a dimension rests on. */
export function keypointsOf(dimension: DimensionCourse): readonly KeypointName[] {
  switch (dimension.course) {
    case 'path':
      return [...dimension.from, ...dimension.via.flat(), ...dimension.to]
    case 'perpendicular':
      return [...dimension.from, ...dimension.toLine.flat()]
  }
}

export type GarmentTypeSpec = {
  readonly keypoints: readonly KeypointName[]
  readonly normalisation: readonly [KeypointName, KeypointName]
  /** The most trustworthy first: the order in which they are shown and matched. */
  readonly dimensions: readonly DimensionSpec[]
}

/** What each garment type is made of, from spec/. */
export const garmentTypes: Readonly<Record<GarmentType, GarmentTypeSpec>> = garmentTypeSpecs

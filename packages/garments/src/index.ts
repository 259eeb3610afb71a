import { z } from 'zod'
import {
  clearTypeProbability,
  dimensionNames,
  dimensionVersion,
  flipPairs,
  garmentTypeNames,
  garmentTypeSpecs,
  keypointHash,
  keypointNames,
} from './generated'

export {
  clearTypeProbability,
  dimensionNames,
  dimensionVersion,
  flipPairs,
  garmentTypeNames,
  keypointHash,
  keypointNames,
}

export const garmentTypeSchema = z.enum(garmentTypeNames)
export const keypointNameSchema = z.enum(keypointNames)
export const dimensionNameSchema = z.enum(dimensionNames)

export type GarmentType = z.infer<typeof garmentTypeSchema>
export type KeypointName = z.infer<typeof keypointNameSchema>
export type DimensionName = z.infer<typeof dimensionNameSchema>

/** A distance between the means of two groups of keypoints. `original` marks the ones the first FitSize knew. */
export type DimensionSpec = {
  readonly name: DimensionName
  readonly kind: 'width' | 'length'
  readonly from: readonly KeypointName[]
  readonly to: readonly KeypointName[]
  readonly original: boolean
}

export type GarmentTypeSpec = {
  readonly keypoints: readonly KeypointName[]
  readonly normalisation: readonly [KeypointName, KeypointName]
  readonly dimensions: readonly DimensionSpec[]
}

/** What each garment type is made of, from spec/garments.json. */
export const garmentTypes: Readonly<Record<GarmentType, GarmentTypeSpec>> = garmentTypeSpecs

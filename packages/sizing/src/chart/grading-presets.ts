import { type DimensionName, type GarmentType, garmentTypes } from '@fitsize/garments'
import { flatFactor } from '../flat'
import { type Aspect, ruleOf } from '../rules'
import type { Extent } from '../types'

/** A usual way to grade, with where its figures are from. What no source tells has no increment. */
export type GradingPreset = {
  readonly name: 'numbers' | 'letters' | 'jeans'
  readonly source: string
  readonly garmentTypes: readonly GarmentType[]
  /** Lying flat, in tenths of a millimetre for each size. */
  readonly steps: Readonly<Partial<Record<Aspect, number>>>
}

/** Usual grade rules, the middle of each: shoulders 1.2 to 1.5 cm, sleeves 1 to 2, body lengths 2 to 3. */
const lengths = { shoulders: 135, sleeves: 150, length: 250 }

export const gradingPresets: readonly GradingPreset[] = [
  {
    name: 'numbers',
    source: 'EN 13402-3: 4 cm a size around chest and waist; lengths by usual grade rules',
    garmentTypes: ['blouse', 'outwear', 'dress', 'trousers', 'skirt'],
    steps: { chest: 200, waist: 200, waistband: 200, ...lengths },
  },
  {
    name: 'letters',
    source:
      'A 2 inch grade, typical of letters (alisonhoenes.com, Explaining a 1" or 2" grade); lengths by usual grade rules',
    garmentTypes: ['blouse', 'outwear', 'dress', 'trousers', 'skirt'],
    steps: { chest: 254, waist: 254, waistband: 254, ...lengths },
  },
  {
    name: 'jeans',
    source: 'Sizes are inches around the waist: an inch a size; legs do not grow with them',
    garmentTypes: ['trousers'],
    steps: { waistband: 127, legs: 0 },
  },
]

/** By how much a preset lets a dimension grow, measured as the chart measures it; null where its source says nothing. */
export function presetStep(
  preset: GradingPreset,
  garmentType: GarmentType,
  dimension: DimensionName,
  extent: Extent,
): number | null {
  const isOfType = garmentTypes[garmentType].dimensions.some(({ name }) => name === dimension)
  const step = preset.steps[ruleOf(garmentType, dimension).aspect]
  const factor = flatFactor(dimension, extent)
  return !isOfType || step === undefined || factor === 0 ? null : step / factor
}

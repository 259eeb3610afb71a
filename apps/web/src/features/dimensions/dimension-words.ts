import type { DimensionName, GarmentType } from '@fitsize/garments'

/** The first FitSize called a top's bottom edge its waist; people expect the name of what is measured. */
export function labelledAs(garmentType: GarmentType, name: DimensionName): DimensionName {
  return garmentType === 'blouse' && name === 'waist' ? 'hem' : name
}

const leftOf = {
  length_right: 'length_left',
  full_length_right: 'full_length_left',
  right_sleeve: 'left_sleeve',
  right_sleeve_from_neck: 'left_sleeve_from_neck',
  right_sleeve_inseam: 'left_sleeve_inseam',
  right_cuff: 'left_cuff',
  right_leg: 'left_leg',
  right_inseam: 'left_inseam',
  right_thigh: 'left_thigh',
  right_opening: 'left_opening',
} as const satisfies Partial<Record<DimensionName, DimensionName>>

type RightName = keyof typeof leftOf

const isRight = (name: DimensionName): name is RightName => name in leftOf

/** The dimension whose explanation also explains this one: both sides are measured alike. */
export function explainedAs(name: DimensionName): Exclude<DimensionName, RightName> {
  return isRight(name) ? leftOf[name] : name
}

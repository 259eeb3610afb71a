import { type DimensionName, type GarmentType, garmentTypes } from '@fitsize/garments'
import type { FitVerdict } from '@fitsize/ui'

export type VerdictWord = FitVerdict | 'shorter' | 'longer'

/** Whether a dimension runs along the garment, so that it becomes shorter or longer. */
export const isLengthwise = (garmentType: GarmentType, name: DimensionName): boolean =>
  garmentTypes[garmentType].dimensions.find((dimension) => dimension.name === name)?.kind === 'length'

/** The word for a verdict on a dimension: widths become tighter, lengths shorter. */
export function verdictWord(verdict: FitVerdict, lengthwise: boolean): VerdictWord {
  switch (verdict) {
    case 'fits':
    case 'unsure':
      return verdict
    case 'tighter':
      return lengthwise ? 'shorter' : 'tighter'
    case 'looser':
      return lengthwise ? 'longer' : 'looser'
  }
}

/** Where a difference goes: widths become tighter or looser, lengths shorter or longer. */
export function directionWord(difference: number, lengthwise: boolean): Exclude<VerdictWord, 'fits' | 'unsure'> {
  if (lengthwise) return difference < 0 ? 'shorter' : 'longer'
  return difference < 0 ? 'tighter' : 'looser'
}

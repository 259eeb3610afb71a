import type { LengthUnit } from '@fitsize/ui'

const cmPerInch = 2.54
/** No garment is that long. */
export const longestCm = 300

export type TypedLength =
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly why: 'notANumber' | 'tooSmall' | 'tooLarge' }
  | { readonly kind: 'length'; readonly cm: number }

/** A length as somebody typed it, with a decimal point or comma, in a unit. */
export function readTypedLength(text: string, unit: LengthUnit): TypedLength {
  const trimmed = text
    .trim()
    .replace(/\s*(cm|in|″|")$/i, '')
    .replace(',', '.')
  if (trimmed === '') return { kind: 'empty' }
  if (!/^[-−]?(\d+(\.\d*)?|\.\d+)$/.test(trimmed)) return { kind: 'wrong', why: 'notANumber' }
  const value = Number(trimmed.replace('−', '-')) * (unit === 'in' ? cmPerInch : 1)
  if (!(value > 0)) return { kind: 'wrong', why: 'tooSmall' }
  return value < longestCm ? { kind: 'length', cm: value } : { kind: 'wrong', why: 'tooLarge' }
}

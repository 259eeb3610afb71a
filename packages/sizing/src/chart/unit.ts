/** In which lengths are typed and shown. Kept are tenths of a millimetre, whole. */
export type LengthUnit = 'mm' | 'cm' | 'in'

export const tenthsMmPer: Readonly<Record<LengthUnit, number>> = { mm: 10, cm: 100, in: 254 }

export const tenthsMmFrom = (value: number, unit: LengthUnit): number => Math.round(value * tenthsMmPer[unit])

/** As many decimals as tell a tenth of a millimetre from the next one. */
const decimals: Readonly<Record<LengthUnit, number>> = { mm: 1, cm: 2, in: 3 }

/** Without a unit and without needless zeros; reading it gives the same length. */
export function writtenLength(tenthsMm: number, unit: LengthUnit, decimalMark: ',' | '.' = '.'): string {
  const text = String(Number((tenthsMm / tenthsMmPer[unit]).toFixed(decimals[unit])))
  return decimalMark === '.' ? text : text.replace('.', decimalMark)
}

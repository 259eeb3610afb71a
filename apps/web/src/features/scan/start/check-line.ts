/** What a printed 100 mm line may measure, in millimetres; beyond that the sheet was printed at a wrong size. */
export const checkLineRange = { shortest: 80, longest: 120 } as const

/**
 * The length a person typed for the sheet's check line, with a decimal point or comma.
 *
 * @returns millimetres, `null` for an empty field, `'invalid'` for anything that cannot be that line
 */
export function parseCheckLine(text: string): number | null | 'invalid' {
  const trimmed = text
    .trim()
    .replace(/\s*mm$/i, '')
    .replace(',', '.')
  if (trimmed === '') return null
  const millimetres = /^\d{1,3}(\.\d{1,2})?$/.test(trimmed) ? Number(trimmed) : Number.NaN
  return millimetres >= checkLineRange.shortest && millimetres <= checkLineRange.longest ? millimetres : 'invalid'
}

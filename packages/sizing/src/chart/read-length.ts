import { type LengthUnit, tenthsMmFrom } from './unit'

/** Why a text is no length. */
export type LengthError = 'not-a-length' | 'range' | 'formula' | 'spreadsheet-error'
export type ReadLength =
  | { readonly kind: 'length'; readonly tenthsMm: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly error: LengthError }

const units: Readonly<Record<string, LengthUnit>> = {
  mm: 'mm',
  cm: 'cm',
  cms: 'cm',
  in: 'in',
  'in.': 'in',
  ins: 'in',
  inch: 'in',
  inches: 'in',
  po: 'in',
  pouce: 'in',
  pouces: 'in',
  '"': 'in',
  '″': 'in',
  '”': 'in',
  "''": 'in',
}
const fractions: Readonly<Record<string, string>> = {
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
}

const pattern =
  /^(?<sign>[-−]?) ?(?:(?<whole>\d{1,6})(?:[ -](?<over>\d{1,2})\/(?<under>\d{1,2}))?|(?<decimal>\d{0,6}[.,]\d{1,6}|\d{1,6}[.,])|(?<top>\d{1,2})\/(?<bottom>\d{1,2}))(?: ?(?<unit>[a-zà-ÿ]+\.?|"|″|”|''))?$/i
const emptyWords = new Set(['', '-', '–', '—', 'n/a', 'na', 'x', '.'])

/**
 * A length as people type and spreadsheets write it: comma or point, "20 1/2", "20½", with a unit or in the one given.
 * A lone comma or point is always the decimal mark, since no garment has a thousand of anything.
 */
export function readLength(text: string, unit: LengthUnit): ReadLength {
  const clean = text
    .replace(/[½¼¾⅛⅜⅝⅞]/g, (mark) => ` ${fractions[mark] ?? ''}`)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    // A spreadsheet's mark that the cell is text.
    .replace(/^'(?!')/, '')
  if (emptyWords.has(clean.toLowerCase())) return { kind: 'empty' }
  if (clean.startsWith('=')) return { kind: 'error', error: 'formula' }
  if (clean.startsWith('#')) return { kind: 'error', error: 'spreadsheet-error' }
  const parts = pattern.exec(clean)?.groups
  const typedUnit = parts?.unit === undefined ? unit : unitNamed(parts.unit.toLowerCase())
  if (parts === undefined || typedUnit === undefined)
    return {
      kind: 'error',
      error: /^\d+([.,]\d+)? ?[-–/] ?\d+([.,]\d+)?( ?\D+)?$/.test(clean) ? 'range' : 'not-a-length',
    }
  const { whole, over, under, decimal, top, bottom } = parts
  const value =
    decimal === undefined
      ? Number(whole ?? 0) + Number(over ?? top ?? 0) / Number(under ?? bottom ?? 1)
      : Number(decimal.replace(',', '.'))
  if (!Number.isFinite(value) || isImproper(over ?? top, under ?? bottom))
    return { kind: 'error', error: 'not-a-length' }
  return { kind: 'length', tenthsMm: tenthsMmFrom(parts.sign === '' ? value : -value, typedUnit) || 0 }
}

const unitNamed = (name: string): LengthUnit | undefined => (Object.hasOwn(units, name) ? units[name] : undefined)

/** "20 34/2" and "20-22/4" are slips, not fractions. */
const isImproper = (over: string | undefined, under: string | undefined): boolean =>
  over !== undefined && under !== undefined && Number(over) >= Number(under)

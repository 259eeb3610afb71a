/** Why a text is no GTIN. */
export type GtinError =
  | 'not-digits'
  /** Neither 8, 12, 13 nor 14 digits: a spreadsheet drops leading zeros. */
  | 'wrong-length'
  | 'wrong-check-digit'
  /** 4.00638E+12: a spreadsheet has thrown the last digits away. */
  | 'rounded-by-spreadsheet'
export type ReadGtin =
  | { readonly kind: 'gtin'; readonly gtin: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly error: GtinError }

const lengths = [8, 12, 13, 14]

/**
 * The number under a bar code: EAN-8, UPC-A, EAN-13 or GTIN-14, as it is printed. Spaces, hyphens and the mark with which
 * spreadsheets keep numbers as text do not matter.
 */
export function readGtin(text: string): ReadGtin {
  const gtin = text.trim().replace(/^'/, '').replace(/[\s-]/g, '')
  if (gtin === '') return { kind: 'empty' }
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(gtin)) return { kind: 'error', error: 'rounded-by-spreadsheet' }
  if (!/^\d+$/.test(gtin)) return { kind: 'error', error: 'not-digits' }
  if (!lengths.includes(gtin.length)) return { kind: 'error', error: 'wrong-length' }
  return checkDigitOf(gtin.slice(0, -1)) === gtin.at(-1)
    ? { kind: 'gtin', gtin }
    : { kind: 'error', error: 'wrong-check-digit' }
}

/** Of all digits but the last; GS1: from the right they count three times and once by turns. */
export function checkDigitOf(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1)
    sum += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}

/** The same article under any number of digits. */
export const gtin14 = (gtin: string): string => gtin.padStart(14, '0')

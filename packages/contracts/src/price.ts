/** An amount in its currency's smallest unit. */
export type Price = { readonly minor: number; readonly currency: string }
export type PriceError =
  | 'not-a-price'
  | 'negative'
  | 'too-dear'
  | 'currency-missing'
  | 'currency-unknown'
  /** "1.234" may be one thousand or one and a bit: only who wrote it knows. */
  | 'ambiguous'
  /** More decimals than the currency has. */
  | 'too-exact'
  | 'formula'
export type ReadPrice =
  | { readonly kind: 'price'; readonly price: Price }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly error: PriceError }

/** ISO 4217; all others have two. Kept here because runtimes differ by what is usual rather than by the standard. */
const otherDecimals: Readonly<Record<number, readonly string[]>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
}
/** Ten million euros in cents, as the catalogue's search has it. */
const dearestMinor = 1_000_000_000

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  $: 'USD',
  US$: 'USD',
  CA$: 'CAD',
  A$: 'AUD',
  FR: 'CHF',
  'FR.': 'CHF',
  SFR: 'CHF',
  'SFR.': 'CHF',
  EURO: 'EUR',
  EUROS: 'EUR',
  ZŁ: 'PLN',
}

/** Decimals of a currency's smallest unit. */
export const currencyDecimals = (currency: string): number =>
  Number(Object.entries(otherDecimals).find(([, codes]) => codes.includes(currency))?.[0] ?? 2)

/** Whether it is a code that the world trades in. */
export const isCurrency = (code: string): boolean => knownCurrencies().has(code)

let known: ReadonlySet<string> | null = null
const knownCurrencies = (): ReadonlySet<string> => {
  known ??= new Set(Intl.supportedValuesOf('currency'))
  return known
}

type Reading = {
  /** Of a price that names none. */
  readonly currency?: string | undefined
  /** How its writer marks decimals, where that is known. */
  readonly decimalMark?: ',' | '.' | undefined
}

/** A price as people and shops write it: "29.90 EUR", "€29,90", "1 234,50 €", "1'234.50 CHF", "¥3000". */
export function readPrice(text: string, { currency: fallback, decimalMark }: Reading = {}): ReadPrice {
  const clean = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  if (clean === '') return { kind: 'empty' }
  if (clean.startsWith('=')) return { kind: 'error', error: 'formula' }
  const parts = /^(?<before>[^\d.,'-]*) ?(?<amount>-?[\d.,'’ ]*\d)(?:[.,][-–—]+)? ?(?<after>[^\d]*)$/.exec(
    clean,
  )?.groups
  const { amount = '', before = '', after = '' } = parts ?? {}
  const names = [before.trim(), after.trim()].filter((name) => name !== '')
  if (parts === undefined || names.length > 1) return { kind: 'error', error: 'not-a-price' }
  const currency = currencyNamed(names[0] ?? fallback)
  if (currency === null) return { kind: 'error', error: names.length === 0 ? 'currency-missing' : 'currency-unknown' }
  const digits = readAmount(amount.trim(), currencyDecimals(currency), decimalMark)
  if (typeof digits === 'string') return { kind: 'error', error: digits }
  return digits > dearestMinor
    ? { kind: 'error', error: 'too-dear' }
    : { kind: 'price', price: { minor: digits, currency } }
}

function currencyNamed(name: string | undefined): string | null {
  if (name === undefined) return null
  const upper = name.toUpperCase()
  const code = Object.hasOwn(symbols, upper) ? (symbols[upper] ?? upper) : upper
  return isCurrency(code) ? code : null
}

/** In the smallest unit. */
function readAmount(text: string, decimals: number, decimalMark: ',' | '.' | undefined): number | PriceError {
  if (text.startsWith('-')) return 'negative'
  const mark = decimalMark ?? markOf(text, decimals)
  if (mark === 'ambiguous') return 'ambiguous'
  const [whole = '', fraction = '', ...rest] = mark === null ? [text] : text.split(mark)
  if (rest.length > 0 || !/^\d*$/.test(fraction) || !isGrouped(whole)) return 'not-a-price'
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > decimals) return 'too-exact'
  return Number(`${whole.replace(/\D/g, '')}${kept.padEnd(decimals, '0')}`)
}

/** Which of comma and point marks decimals: the last one of both; a lone one, unless three digits follow it. */
function markOf(text: string, decimals: number): ',' | '.' | null | 'ambiguous' {
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')]
  if (comma < 0 && point < 0) return null
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  const mark = comma >= 0 ? ',' : '.'
  if (text.split(mark).length > 2) return null
  const follow = text.length - 1 - Math.max(comma, point)
  // Nothing else groups by three where a currency has no decimals at all.
  if (follow === 3 && /^[1-9]\d{0,2}[.,]/.test(text)) return decimals === 0 ? null : 'ambiguous'
  return mark
}

const isGrouped = (whole: string): boolean => /^\d+$/.test(whole) || /^\d{1,3}([.,'’ ]\d{3})+$/.test(whole)

/** As Google's feeds have it, such as "29.90 EUR"; reading it gives the same price. */
export function writtenPrice({ minor, currency }: Price): string {
  return `${writtenAmount({ minor, currency })} ${currency}`
}

/** The number alone, with all decimals of its currency. */
export function writtenAmount({ minor, currency }: Price): string {
  const decimals = currencyDecimals(currency)
  const digits = String(minor).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

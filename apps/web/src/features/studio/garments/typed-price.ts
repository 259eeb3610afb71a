import { currencyDecimals, readPrice } from '@fitsize/contracts'

export type TypedPrice = { readonly amount: string; readonly currency: string }

/** Those that makers here mostly sell in, the usual one first; what a garment has already is added to them. */
export const usualCurrencies = ['EUR', 'GBP', 'CHF', 'USD', 'SEK', 'DKK', 'NOK', 'PLN', 'JPY', 'CAD', 'AUD'] as const

/** A price as it is typed, in its currency's smallest unit; null when it is none. */
export function priceOfTyped({
  amount,
  currency,
}: TypedPrice): { readonly minor: number; readonly currency: string } | null {
  const marks = [...amount].filter((sign) => sign === ',' || sign === '.')
  const [mark] = marks
  // Who types into a field of its own groups nothing: a lone mark is a decimal one, "1.250" as much as "1,25".
  const decimalMark = marks.length === 1 && (mark === ',' || mark === '.') ? mark : undefined
  const read = readPrice(amount, { currency, ...(decimalMark === undefined ? {} : { decimalMark }) })
  return read.kind === 'price' && read.price.currency === currency ? read.price : null
}

/** As it is typed, in the reader's language. */
export function typedPriceOf(minor: number, currency: string, locale: string): TypedPrice {
  const decimals = currencyDecimals(currency)
  const amount = new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(minor / 10 ** decimals)
  return { amount, currency }
}

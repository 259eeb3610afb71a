import { describe, expect, it } from 'vitest'
import { currencyDecimals, isCurrency, readPrice, writtenPrice } from '../src'

describe('prices', () => {
  it.each([
    ['29.90 EUR', 2990, 'EUR'],
    ['EUR 29.90', 2990, 'EUR'],
    ['€29,90', 2990, 'EUR'],
    ['29,90 €', 2990, 'EUR'],
    ['29 €', 2900, 'EUR'],
    ['29,9 €', 2990, 'EUR'],
    ['29,- €', 2900, 'EUR'],
    ['1.234,50 €', 123_450, 'EUR'],
    ['1\u202f234,50 €', 123_450, 'EUR'],
    ['$1,234.50', 123_450, 'USD'],
    ["CHF 1'234.50", 123_450, 'CHF'],
    ['1.234.567,00 EUR', 123_456_700, 'EUR'],
    ['¥3000', 3000, 'JPY'],
    ['¥3,000', 3000, 'JPY'],
    ['3000.00 JPY', 3000, 'JPY'],
    ['1.250 KWD', null, 'ambiguous'],
    ['0.125 KWD', 125, 'KWD'],
    ['0', 0, 'EUR'],
    ['29.9000', 2990, 'EUR'],
  ] as const)('%s', (text, minor, currency) => {
    expect(readPrice(text, { currency: 'EUR' })).toEqual(
      minor === null ? { kind: 'error', error: currency } : { kind: 'price', price: { minor, currency } },
    )
  })

  it.each([
    ['1.234 €', 'ambiguous'],
    ['1,234 €', 'ambiguous'],
    ['29.995 €', 'ambiguous'],
    ['0.995 €', 'too-exact'],
    ['-5 €', 'negative'],
    ['free', 'not-a-price'],
    ['29.90 XYZ', 'currency-unknown'],
    ['29.90', 'currency-missing'],
    ['=1+1', 'formula'],
    ['12,34,56 €', 'not-a-price'],
    ['€ 29 EUR', 'not-a-price'],
    ['10000000.01 EUR', 'too-dear'],
  ] as const)('%s is none: %s', (text, error) => {
    expect(readPrice(text)).toEqual({ kind: 'error', error })
  })

  it('are not ambiguous to who knows how their writer marks decimals', () => {
    expect(readPrice('1.234 €', { decimalMark: ',' })).toMatchObject({ price: { minor: 123_400 } })
    expect(readPrice('1.250 KWD', { decimalMark: '.' })).toMatchObject({ price: { minor: 1250 } })
    expect(readPrice('29.90 €', { decimalMark: ',' })).toEqual({ kind: 'error', error: 'not-a-price' })
  })

  it('come back as they were written, in every currency', () => {
    for (const currency of Intl.supportedValuesOf('currency'))
      for (const minor of [0, 1, 9, 10, 99, 100, 999, 1000, 2990, 123_456, 1_000_000_000]) {
        const price = { minor, currency }
        // A point before three digits could be read both ways: whoever writes it knows which.
        expect(readPrice(writtenPrice(price), { decimalMark: '.' })).toEqual({ kind: 'price', price })
        if (currencyDecimals(currency) !== 3) expect(readPrice(writtenPrice(price))).toEqual({ kind: 'price', price })
      }
  })

  it('are of a currency that exists', () => {
    for (const code of ['EUR', 'USD', 'CHF', 'JPY']) expect(isCurrency(code)).toBe(true)
    for (const code of ['eur', 'EURO', 'ABC', '']) expect(isCurrency(code)).toBe(false)
  })
})

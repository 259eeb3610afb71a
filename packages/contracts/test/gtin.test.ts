import { describe, expect, it } from 'vitest'
import { checkDigitOf, gtin14, readGtin } from '../src'

describe('numbers of articles', () => {
  it.each(['4006381333931', '036000291452', '96385074', '00012345600012', '9780201379624'])('%s is one', (text) => {
    expect(readGtin(text)).toEqual({ kind: 'gtin', gtin: text })
  })

  it('are read with the spaces, hyphens and marks of print and spreadsheets', () => {
    for (const text of [' 4 006381 333931 ', "'4006381333931", '400-6381-333931'])
      expect(readGtin(text)).toEqual({ kind: 'gtin', gtin: '4006381333931' })
    expect(readGtin('  ')).toEqual({ kind: 'empty' })
  })

  it.each([
    ['4006381333932', 'wrong-check-digit'],
    ['36000291452', 'wrong-length'],
    ['4.00638E+12', 'rounded-by-spreadsheet'],
    ['4,00638E+12', 'rounded-by-spreadsheet'],
    ['SKU-1', 'not-digits'],
  ] as const)('%s is none: %s', (text, error) => {
    expect(readGtin(text)).toEqual({ kind: 'error', error })
  })

  it('show every single wrong digit, and most that change places', () => {
    const gtin = '4006381333931'
    let exchanged = 0
    for (let place = 0; place < gtin.length; place += 1) {
      for (const digit of '0123456789')
        if (digit !== gtin[place])
          expect(readGtin(gtin.slice(0, place) + digit + gtin.slice(place + 1)).kind).toBe('error')
      const swapped = gtin.slice(0, place) + (gtin[place + 1] ?? '') + (gtin[place] ?? '') + gtin.slice(place + 2)
      if (swapped !== gtin && readGtin(swapped).kind === 'error') exchanged += 1
    }
    expect(exchanged).toBeGreaterThan(6)
  })

  it('have the same check digit under 14 digits', () => {
    for (const gtin of ['4006381333931', '036000291452', '96385074']) {
      expect(readGtin(gtin14(gtin)).kind).toBe('gtin')
      expect(checkDigitOf(gtin14(gtin).slice(0, -1))).toBe(gtin.at(-1))
    }
  })
})

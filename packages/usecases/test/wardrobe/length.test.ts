import { describe, expect, it } from 'vitest'
import { centimetres, storedLength } from '../../src'

describe('stored lengths', () => {
  it('are tenths of a millimetre', () => {
    expect(storedLength({ cm: 50.8, low: 50.1, high: 51.5 })).toEqual({
      valueTenthsMm: 5080,
      lowTenthsMm: 5010,
      highTenthsMm: 5150,
    })
  })

  it('come back as they were, to the tenth of a millimetre', () => {
    for (let tenths = 0; tenths <= 30_000; tenths += 1) {
      const cm = centimetres(tenths)
      expect(storedLength({ cm, low: cm, high: cm })).toEqual({
        valueTenthsMm: tenths,
        lowTenthsMm: tenths,
        highTenthsMm: tenths,
      })
    }
  })

  it('never narrow an interval, and never go below nothing', () => {
    expect(storedLength({ cm: 1.00004, low: 0.99996, high: 1.00012 })).toEqual({
      valueTenthsMm: 100,
      lowTenthsMm: 99,
      highTenthsMm: 101,
    })
    expect(storedLength({ cm: 0.5, low: -0.7, high: 1.7 }).lowTenthsMm).toBe(0)
  })
})

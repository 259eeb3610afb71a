import { describe, expect, it } from 'vitest'
import { formatSigned } from '@/features/lengths/signed-length'

describe('a difference', () => {
  it('has its sign, in the unit and the language of the reader', () => {
    expect(formatSigned(1.52, 'cm', 'en')).toBe('+1.5')
    expect(formatSigned(-0.7, 'cm', 'fr')).toBe('\u22120,7')
    expect(formatSigned(-2.54, 'in', 'en')).toBe('\u22121.0')
  })

  it('has none when it rounds to nothing', () => {
    expect([0.04, -0.04, 0].map((cm) => formatSigned(cm, 'cm', 'fr'))).toEqual(['0,0', '0,0', '0,0'])
  })
})

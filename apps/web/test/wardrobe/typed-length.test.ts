import { describe, expect, it } from 'vitest'
import { readTypedLength } from '@/features/wardrobe/typed-length'

describe('a length that somebody types', () => {
  it.each([
    ['52.5', 'cm', 52.5],
    ['52,5 cm', 'cm', 52.5],
    ['20', 'in', 50.8],
    [' .5 ', 'cm', 0.5],
  ] as const)('%s in %s', (text, unit, cm) => {
    const typed = readTypedLength(text, unit)
    expect(typed.kind === 'length' && typed.cm).toBeCloseTo(cm, 6)
  })

  it.each([
    ['0', 'tooSmall'],
    ['-3', 'tooSmall'],
    ['−3', 'tooSmall'],
    ['300', 'tooLarge'],
    ['1e2', 'notANumber'],
    ['NaN', 'notANumber'],
    ['five', 'notANumber'],
  ] as const)('%s is wrong', (text, why) => {
    expect(readTypedLength(text, 'cm')).toEqual({ kind: 'wrong', why })
  })

  it('may be left out', () => {
    expect(readTypedLength('  ', 'in')).toEqual({ kind: 'empty' })
  })
})

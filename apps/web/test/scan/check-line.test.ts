import { describe, expect, it } from 'vitest'
import { parseCheckLine } from '../../src/features/scan/start/check-line'

describe('parseCheckLine', () => {
  it.each([
    ['', null],
    ['   ', null],
    ['99.5', 99.5],
    ['99,5', 99.5],
    ['100 mm', 100],
    ['97.25', 97.25],
    ['79.9', 'invalid'],
    ['121', 'invalid'],
    ['1e2', 'invalid'],
    ['-100', 'invalid'],
    ['ten', 'invalid'],
  ])('reads %o as %o', (text, expected) => {
    expect(parseCheckLine(text)).toBe(expected)
  })
})

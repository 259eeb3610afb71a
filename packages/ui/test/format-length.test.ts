import { describe, expect, it } from 'vitest'
import { formatFigure, formatLength, formatRange } from '../src/length/format-length'

describe('lengths as they are read', () => {
  it('are written to a tenth in the reader’s language', () => {
    expect(formatFigure(52.94, 'cm', 'en')).toBe('52.9')
    expect(formatFigure(52.94, 'cm', 'fr')).toBe('52,9')
    expect(formatFigure(50, 'cm', 'en')).toBe('50.0')
  })

  it('read alike in a scan and in a wardrobe, which keeps hundredths of a cm', () => {
    expect(formatFigure(64.748, 'cm', 'en')).toBe(formatFigure(64.75, 'cm', 'en'))
    expect(formatRange({ low: 10.004, high: 10.796 }, 'cm', 'en')).toBe(
      formatRange({ low: 10, high: 10.8 }, 'cm', 'en'),
    )
    expect(formatRange({ low: 10.004, high: 10.802 }, 'cm', 'en')).toBe(
      formatRange({ low: 10, high: 10.81 }, 'cm', 'en'),
    )
  })

  it('keep their unit beside them', () => {
    expect(formatLength(52.94, 'cm', 'fr')).toBe('52,9\u00a0cm')
    expect(formatLength(2.54, 'in', 'en')).toBe('1.0\u00a0in')
  })
})

describe('the range after ±', () => {
  it('is half of the interval', () => {
    expect(formatRange({ low: 52.5, high: 53.3 }, 'cm', 'en')).toBe('±\u00a00.4')
    expect(formatRange({ low: 10, high: 12.54 }, 'in', 'fr')).toBe('±\u00a00,5')
  })

  it('is rounded up, so that it never looks better than it is', () => {
    expect(formatRange({ low: 0, high: 0.62 }, 'cm', 'en')).toBe('±\u00a00.4')
    expect(formatRange({ low: 20, high: 20 }, 'cm', 'en')).toBe('±\u00a00.1')
  })

  it('is not pushed up a tenth by floating point', () => {
    // (21.4 - 20.6) / 2 is 0.3999999999999986, (1.7 - 0.9) / 2 is 0.4, (0.7 - 0.1) / 2 is 0.29999999999999993.
    expect(formatRange({ low: 20.6, high: 21.4 }, 'cm', 'en')).toBe('±\u00a00.4')
    expect(formatRange({ low: 0.1, high: 0.9 }, 'cm', 'en')).toBe('±\u00a00.4')
    expect(formatRange({ low: 49.8, high: 50.4 }, 'cm', 'en')).toBe('±\u00a00.3')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate, type Sample } from '../src/accuracy/bootstrap'

const samples = fc.array(
  fc.record({ garment: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.double({ min: 0, max: 100, noNaN: true }) }),
  { minLength: 1, maxLength: 40 },
)

describe('estimate', () => {
  it('is the plain statistic, within an interval that no sample is beyond', () => {
    fc.assert(
      fc.property(samples, (some: Sample[]) => {
        const { mean, median } = estimate(some, ['mean', 'median'])
        const values = some.map(({ value }) => value)
        const [least, most] = [Math.min(...values), Math.max(...values)]
        expect(mean.value).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 8)
        expect(values.filter((value) => value <= median.value).length).toBeGreaterThanOrEqual(values.length / 2)
        for (const { low, high } of [mean, median]) {
          expect(low).toBeGreaterThanOrEqual(least - 1e-9)
          expect(high).toBeLessThanOrEqual(most + 1e-9)
          expect(low).toBeLessThanOrEqual(high)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('does not take many scenes of one garment for many garments', () => {
    const spread = (repeats: number) => {
      const some = [1, 2, 3, 4, 5].flatMap((value) =>
        Array.from({ length: repeats }, () => ({ garment: `garment ${value}`, value })),
      )
      const { mean } = estimate(some, ['mean'])
      return mean.high - mean.low
    }
    expect(spread(1)).toBeGreaterThan(1)
    expect(spread(100)).toBeCloseTo(spread(1), 8)
  })

  it('says that it knows nothing of nothing', () => {
    expect(estimate([], ['mean', 'p95']).mean.value).toBeNaN()
    expect(estimate([], ['p95']).p95.value).toBeNaN()
  })

  it('finds the value below which 95 of 100 lie', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => ({ garment: 'one', value: index + 1 }))
    expect(estimate(hundred, ['p95']).p95).toEqual({ value: 95, low: 95, high: 95 })
  })
})

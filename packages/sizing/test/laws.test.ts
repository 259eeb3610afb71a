import type { DimensionName } from '@fitsize/garments'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bestSizes,
  boxOf,
  fitOf,
  greatestProbability,
  isRecommendable,
  type OfferedLength,
  probabilityOf,
  type SizeChartEntry,
  type Target,
  type TargetDimension,
  targetFor,
  type Verdict,
} from '../src'
import { flatFactor } from '../src/flat'
import { cases, sizeOf } from './arbitrary'

const withLengths = (size: SizeChartEntry, lengths: SizeChartEntry['lengths']): SizeChartEntry => ({ ...size, lengths })
const names = (lengths: SizeChartEntry['lengths']) => Object.keys(lengths) as DimensionName[]
const order: Readonly<Record<Verdict, number>> = { tighter: 0, unsure: 1, fits: 1, looser: 2 }
const little = 1e-9

/** Runs a law wherever there is something to compare. */
const law = (
  check: (input: typeof cases extends fc.Arbitrary<infer Case> ? Case & { target: Target } : never) => void,
  runs = 300,
) =>
  fc.assert(
    fc.property(cases, (input) => {
      const target = targetFor(input.references, input.wish, input.garment)
      if (target !== null) check({ ...input, target })
    }),
    { numRuns: runs },
  )

describe('for any references, garment and size', () => {
  test('all figures are finite, and probabilities and certainties lie between 0 and 1', () => {
    law(({ target, garment, size }) => {
      for (const dimension of Object.values(target.dimensions)) {
        expect(dimension.low).toBeLessThanOrEqual(dimension.ideal)
        expect(dimension.high).toBeGreaterThanOrEqual(dimension.ideal)
        expect([dimension.ideal, dimension.low, dimension.high].every(Number.isInteger)).toBe(true)
        expect(dimension.deviation).toBeGreaterThan(0)
      }
      const fit = fitOf(target, garment, size)
      for (const share of [fit.probability, fit.certainty, ...fit.dimensions.map(({ probability }) => probability)]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }
      expect(fit.dimensions.every(({ difference }) => Number.isFinite(difference))).toBe(true)
      expect(fit.reasons.length).toBeGreaterThan(0)
    })
  })

  test('the probability alone is the very same number', () => {
    law(({ target, garment, size }) => {
      expect(probabilityOf(target, garment, size)).toBe(fitOf(target, garment, size).probability)
    })
  })

  test('a larger size is never tighter, in any dimension and as a whole', () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 40, maxLength: 40 }),
        (input, more) => {
          const target = targetFor(input.references, input.wish, input.garment)
          if (target === null) return
          const larger = Object.fromEntries(
            names(input.size.lengths).map((name, place) => {
              const length = input.size.lengths[name]
              return [name, length && { ...length, value: length.value + (more[place] ?? 0) }]
            }),
          )
          const [before, after] = [input.size, withLengths(input.size, larger)].map((size) =>
            fitOf(target, input.garment, size),
          )
          if (before === undefined || after === undefined) throw new Error('two fits')
          expect(order[after.verdict]).toBeGreaterThanOrEqual(order[before.verdict])
          before.dimensions.forEach((dimension, place) => {
            expect(order[after.dimensions[place]?.verdict ?? 'tighter']).toBeGreaterThanOrEqual(
              order[dimension.verdict],
            )
          })
        },
      ),
      { numRuns: 500 },
    )
  })

  test('the order of the references says nothing', () => {
    law(({ references, wish, garment, target }) => {
      expect(targetFor(references.toReversed(), wish, garment)).toEqual(target)
    })
  })

  test('what is mirrored around the ideal is as probable, unless stretch or cut take a side', () => {
    law(({ target, garment, size }) => {
      const mirror = (value: number, around: number) => 2 * around - value
      const plain: Target = {
        ...target,
        dimensions: mapDimensions(target, (own) => ({ ...own, stretch: null, fitStyle: null })),
      }
      const mirrored: Target = {
        ...plain,
        dimensions: mapDimensions(plain, (own) => ({
          ...own,
          low: mirror(own.high, own.ideal),
          high: mirror(own.low, own.ideal),
        })),
      }
      const lengths = Object.fromEntries(
        names(size.lengths).flatMap((name) => {
          const [length, own] = [size.lengths[name], target.dimensions[name]]
          if (length === undefined || own === undefined || length.extent === 'girth') return []
          return mirror(length.value, own.ideal) > 0 ? [[name, length] as const] : []
        }),
      )
      const mirroredLengths = Object.fromEntries(
        Object.entries(lengths).map(([name, length]) => [
          name,
          { ...length, value: mirror(length.value, target.dimensions[name as DimensionName]?.ideal ?? 0) },
        ]),
      )
      expect(probabilityOf(mirrored, garment, withLengths(size, mirroredLengths))).toBeCloseTo(
        probabilityOf(plain, garment, withLengths(size, lengths)),
        9,
      )
    })
  })

  test('lengths that come from inches say the same, within what is rounded away', () => {
    const rounded = (value: number) => Math.round(Math.round((value / 254) * 100) * 2.54)
    law(({ references, wish, garment, size, target }) => {
      const inInches = references.map((reference) => ({
        ...reference,
        lengths: Object.fromEntries(
          Object.entries(reference.lengths).map(([name, { value, low, high, extent }]) => [
            name,
            { value: Math.max(1, rounded(value)), low: rounded(low), high: rounded(high), extent },
          ]),
        ),
      }))
      const other = targetFor(inInches, wish, garment)
      if (other === null) throw new Error('the same can be compared')
      const sizeInInches = withLengths(
        size,
        Object.fromEntries(
          Object.entries(size.lengths).map(([name, length]) => [
            name,
            { ...length, value: Math.max(1, rounded(length.value)), tolerance: rounded(length.tolerance) },
          ]),
        ),
      )
      expect(Math.abs(probabilityOf(other, garment, sizeInInches) - probabilityOf(target, garment, size))).toBeLessThan(
        0.15,
      )
    })
  })

  test('a size that is ideal is never more probable to fit for knowing less', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 0, max: 400 }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (input, tolerance, times) => {
          const target = targetFor(input.references, input.wish, input.garment)
          if (target === null) return
          const plain: Target = {
            ...target,
            dimensions: mapDimensions(target, (own) => ({ ...own, stretch: null, fitStyle: null })),
          }
          const vague: Target = {
            ...plain,
            dimensions: mapDimensions(plain, (own) => ({ ...own, deviation: own.deviation * times })),
          }
          const ideal = (extra: number): SizeChartEntry =>
            withLengths(
              input.size,
              mapDimensions(plain, ({ ideal: value }) => ({ value, tolerance: extra, extent: 'flat' as const })),
            )
          const exact = probabilityOf(plain, input.garment, ideal(0))
          expect(probabilityOf(plain, input.garment, ideal(tolerance))).toBeLessThanOrEqual(exact + little)
          expect(probabilityOf(vague, input.garment, ideal(0))).toBeLessThanOrEqual(exact + little)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('what a chart leaves out never adds to the certainty', () => {
    law(({ target, garment, size }) => {
      const whole = fitOf(target, garment, size)
      for (const name of names(size.lengths)) {
        const { [name]: _left, ...rest } = size.lengths
        const without = fitOf(target, garment, withLengths(size, rest))
        expect(without.certainty).toBeLessThanOrEqual(whole.certainty + little)
        for (const dimension of without.dimensions)
          if (!dimension.missing)
            expect(dimension).toEqual(whole.dimensions.find((other) => other.dimension === dimension.dimension))
      }
    }, 100)
  })

  test('girths of tubes are twice their widths, and other girths are not compared', () => {
    law(({ target, garment, size }) => {
      const change = (map: (name: DimensionName, length: OfferedLength) => OfferedLength | null) =>
        withLengths(
          size,
          Object.fromEntries(
            names(size.lengths).flatMap((name) => {
              const length = size.lengths[name]
              const mapped = length === undefined ? null : map(name, length)
              return mapped === null ? [] : [[name, mapped]]
            }),
          ),
        )
      const girths = change((_, { value, tolerance }) => ({
        value: 2 * value,
        tolerance: 2 * tolerance,
        extent: 'girth',
      }))
      const widths = change((name, length) => (flatFactor(name, 'girth') === 0 ? null : { ...length, extent: 'flat' }))
      expect(fitOf(target, garment, girths)).toEqual(fitOf(target, garment, widths))
    })
  })

  test('a chart that states nothing says nothing', () => {
    law(({ target, garment, size }) => {
      expect(fitOf(target, garment, withLengths(size, {}))).toMatchObject({
        certainty: 0,
        verdict: 'unsure',
        reasons: [{ kind: 'nothing-comparable' }],
      })
    }, 50)
  })

  test('the best size is the most probable of those that may be recommended', () => {
    fc.assert(
      fc.property(
        cases.chain((input) =>
          fc.tuple(
            fc.constant(input),
            input.garment.category === null
              ? fc.constant([input.size])
              : fc.array(sizeOf(input.garment.category), { maxLength: 6 }),
          ),
        ),
        ([input, others]) => {
          const target = targetFor(input.references, input.wish, input.garment)
          if (target === null) return
          const { best, second, all } = bestSizes(target, { ...input.garment, sizes: [input.size, ...others] })
          const eligible = all.filter(isRecommendable)
          expect(best?.probability ?? 0).toBe(Math.max(0, ...eligible.map(({ probability }) => probability)))
          expect(second === null).toBe(eligible.length < 2)
          expect(second?.probability ?? 0).toBeLessThanOrEqual(best?.probability ?? 0)
        },
      ),
    )
  })

  test('no probability is above its bound, and none outside of its box reaches the least', () => {
    fc.assert(
      fc.property(
        cases,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.boolean(),
        fc.nat(500),
        fc.nat(500),
        (input, least, isKnown, before, after) => {
          const target = targetFor(input.references, input.wish, input.garment)
          if (target === null) return
          const mostTolerance = Math.max(0, ...Object.values(input.size.lengths).map(({ tolerance }) => tolerance))
          const beforehand = isKnown ? { garment: input.garment, mostTolerance } : {}
          const probability = probabilityOf(target, input.garment, input.size)
          const box = boxOf(target, least, beforehand)
          if (box === null) expect(probability).toBeLessThan(least)
          for (const name of names(input.size.lengths)) {
            const length = input.size.lengths[name]
            if (length === undefined) continue
            const factor = flatFactor(name, length.extent)
            if (factor === 0) continue
            const flat = length.value * factor
            expect(probability).toBeLessThanOrEqual(
              greatestProbability(target, name, [flat - before, flat + after], beforehand),
            )
            const range = box?.[name]
            if (range !== undefined && (flat < range.min || flat > range.max)) expect(probability).toBeLessThan(least)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

test('the bound is met by a size at the nearest end of its range', () => {
  const category = 'skirt'
  const target = targetFor(
    [
      {
        id: 'a',
        name: 'a',
        garmentType: category,
        category,
        feel: 'right',
        zones: {},
        stretch: null,
        fitStyle: null,
        lengths: { waistband: { value: 3600, low: 3550, high: 3650, extent: 'flat' } },
      },
    ],
    'same',
    { garmentType: category, category },
  )
  if (target === null) throw new Error('it can be compared')
  const garment = { garmentType: category, category, stretch: null, fitStyle: null } as const
  const at = (value: number) =>
    probabilityOf(target, garment, {
      id: 'a',
      label: 'M',
      system: 'EU',
      lengths: { waistband: { value, tolerance: 0, extent: 'flat' } },
    })
  const bound = (from: number) =>
    greatestProbability(target, 'waistband', [from, from + 400], { garment, mostTolerance: 0 })
  expect(bound(3600) / bound(3750)).toBeCloseTo(at(3600) / at(3750), 6)
})

function mapDimensions<T>(target: Target, map: (dimension: TargetDimension) => T): Partial<Record<DimensionName, T>> {
  return Object.fromEntries(Object.entries(target.dimensions).map(([name, dimension]) => [name, map(dimension)]))
}

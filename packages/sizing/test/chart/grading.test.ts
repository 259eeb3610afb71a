import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChartSize,
  checkChart,
  constantIncrement,
  foundIncrements,
  gradeSizes,
  gradingPresets,
  presetStep,
} from '../../src'
import { chartOf, letterLabels } from './charts'

const chestOf = (sizes: readonly ChartSize[]) => sizes.map(({ lengths }) => lengths.chest)
const empty = letterLabels.map((label): ChartSize => ({ label, lengths: {} }))
const withBase = (base: number, chest: number) =>
  empty.map((size, place) => (place === base ? { ...size, lengths: { chest } } : size))

/** Columns of up to 12 sizes, with gaps, the base among the stated ones. */
const columns = fc
  .array(fc.option(fc.integer({ min: 1, max: 29_999 }), { nil: undefined }), { minLength: 1, maxLength: 12 })
  .filter((values) => values.some((value) => value !== undefined))
  .chain((values) =>
    fc.record({
      values: fc.constant(values),
      base: fc.constantFrom(...values.flatMap((value, place) => (value === undefined ? [] : [place]))),
    }),
  )
const sizesOf = (values: readonly (number | undefined)[]): readonly ChartSize[] =>
  values.map((chest, place) => ({ label: String(place), lengths: chest === undefined ? {} : { chest } }))

describe('grading', () => {
  it('makes all sizes from one of them', () => {
    const sizes = gradeSizes(withBase(2, 5200), 2, { chest: constantIncrement(200, 6) })
    expect(chestOf(sizes)).toEqual([4800, 5000, 5200, 5400, 5600, 5800])
  })

  it('grows differently for ranges of sizes', () => {
    const chest = [
      { firstStep: 0, lastStep: 2, step: 200 },
      { firstStep: 3, lastStep: 4, step: 300 },
    ]
    expect(chestOf(gradeSizes(withBase(1, 5000), 1, { chest }))).toEqual([4800, 5000, 5200, 5400, 5700, 6000])
  })

  it('leaves out what no range leads to, and leaves alone what the base does not state', () => {
    expect(chestOf(gradeSizes(withBase(0, 5000), 0, { chest: [{ firstStep: 0, lastStep: 1, step: 200 }] }))).toEqual([
      5000,
      5200,
      5400,
      undefined,
      undefined,
      undefined,
    ])
    const sizes = withBase(0, 5000)
    expect(gradeSizes(sizes, 1, { chest: constantIncrement(200, 6) })).toEqual(sizes)
    expect(gradeSizes(sizes, 9, { chest: constantIncrement(200, 6) })).toEqual(sizes)
  })
})

describe('increments found from a chart', () => {
  it('give the same chart back, whatever it holds', () => {
    fc.assert(
      fc.property(columns, ({ values, base }) => {
        const sizes = sizesOf(values)
        const found = foundIncrements(sizes, base, 'chest')
        expect(found?.residual).toBe(0)
        const graded = chestOf(gradeSizes(sizes, base, { chest: found?.increments ?? [] }))
        for (const [place, value] of values.entries()) if (value !== undefined) expect(graded[place]).toBe(value)
      }),
    )
  })

  it('are the ones it was graded by', () => {
    const ranges = fc
      .uniqueArray(fc.integer({ min: -50, max: 400 }), { minLength: 1, maxLength: 4 })
      .chain((steps) =>
        fc.tuple(...steps.map((step) => fc.record({ step: fc.constant(step), count: fc.integer({ min: 1, max: 4 }) }))),
      )
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 3 }), (parts, seed) => {
        let firstStep = 0
        const increments = parts.map(({ step, count }) => {
          const increment = { firstStep, lastStep: firstStep + count - 1, step }
          firstStep += count
          return increment
        })
        const base = Math.min(seed, firstStep)
        const sizes = gradeSizes(
          Array.from({ length: firstStep + 1 }, (_, place) => ({
            label: String(place),
            lengths: place === base ? { chest: 5000 } : {},
          })),
          base,
          { chest: increments },
        )
        expect(foundIncrements(sizes, base, 'chest')).toEqual({ increments, residual: 0 })
      }),
    )
  })

  it('stay within the tolerance, and tell by how much they are off', () => {
    fc.assert(
      fc.property(columns, fc.integer({ min: 0, max: 300 }), ({ values, base }, tolerance) => {
        const sizes = sizesOf(values)
        const found = foundIncrements(sizes, base, 'chest', tolerance)
        const graded = chestOf(gradeSizes(sizes, base, { chest: found?.increments ?? [] }))
        const off = values.map((value, place) => (value === undefined ? 0 : Math.abs((graded[place] ?? 0) - value)))
        expect(found?.residual).toBe(Math.max(...off))
        expect(found?.residual).toBeLessThanOrEqual(tolerance)
        const exact = foundIncrements(sizes, base, 'chest')
        expect(found?.increments.length).toBeLessThanOrEqual(exact?.increments.length ?? 0)
      }),
    )
  })

  it('see through rounding to half centimetres', () => {
    const { sizes } = chartOf({ chest: [47.5, 50, 52, 54.5, 57, 59] })
    expect(foundIncrements(sizes, 2, 'chest', 50)).toMatchObject({
      increments: [{ firstStep: 0, lastStep: 4 }],
    })
    expect(foundIncrements(sizes, 2, 'chest')?.increments.length).toBeGreaterThan(1)
  })

  it('are none without a base, and no steps for a single size', () => {
    expect(foundIncrements(empty, 0, 'chest')).toBeNull()
    expect(foundIncrements(withBase(3, 5000), 3, 'chest')).toEqual({ increments: [], residual: 0 })
  })
})

describe('presets', () => {
  it('name their source, and grade to charts without findings', () => {
    for (const preset of gradingPresets) {
      expect(preset.source).not.toBe('')
      for (const garmentType of preset.garmentTypes) {
        const dimension = garmentType === 'trousers' || garmentType === 'skirt' ? 'waistband' : 'chest'
        const step = presetStep(preset, garmentType, dimension, 'flat') ?? Number.NaN
        const { sizes, ...chart } = chartOf({ [dimension]: [null, null, 45, null, null, null] }, { garmentType })
        const graded = gradeSizes(sizes, 2, { [dimension]: constantIncrement(step, sizes.length) })
        expect(checkChart({ ...chart, sizes: graded })).toEqual([])
      }
    }
  })

  it('count a girth twice, and say nothing of what their source does not', () => {
    const [numbers] = gradingPresets
    if (numbers === undefined) throw new Error('no presets')
    expect(presetStep(numbers, 'blouse', 'chest', 'flat')).toBe(200)
    expect(presetStep(numbers, 'blouse', 'chest', 'girth')).toBe(400)
    expect(presetStep(numbers, 'blouse', 'left_cuff', 'flat')).toBeNull()
    expect(presetStep(numbers, 'blouse', 'waistband', 'flat')).toBeNull()
    expect(presetStep(numbers, 'blouse', 'shoulders', 'girth')).toBeNull()
  })
})

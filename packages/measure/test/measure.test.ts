import { garmentTypeNames, garmentTypes, type KeypointName } from '@fitsize/garments'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GarmentMeasurement, type MeasuredKeypoint, measureGarment, pxPerCmAt, resizeHomography } from '../src'
import { normals } from './normals'

const noCovariance = Array.from({ length: 64 }, () => 0)
const tenPxPerMm = [0.1, 0, 0, 0, 0.1, 0, 0, 0, 1]

const point = (x: number, y: number, variance = 0): MeasuredKeypoint => ({
  x,
  y,
  present: true,
  covariance: [variance, 0, variance],
})

const skirt = (change: Partial<GarmentMeasurement> = {}): GarmentMeasurement => ({
  garmentType: 'skirt',
  keypoints: {
    waistband_left: point(1000, 1000),
    waistband_right: point(4600, 1000),
    hemline_left: point(800, 6000),
    hemline_right: point(4800, 6000),
  },
  homography: tenPxPerMm,
  homographyCovariance: noCovariance,
  ...change,
})

const cmOf = (input: GarmentMeasurement) =>
  Object.fromEntries(Object.entries(measureGarment(input)).map(([name, dimension]) => [name, dimension.cm]))

/** Mild perspectives, as a phone held over a table makes them. */
const homographies = fc
  .record({
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    mmPerPx: fc.double({ min: 0.1, max: 2, noNaN: true }),
    g: fc.double({ min: -5e-5, max: 5e-5, noNaN: true }),
    h: fc.double({ min: -5e-5, max: 5e-5, noNaN: true }),
  })
  .map(({ angle, mmPerPx, g, h }) => {
    const [cos, sin] = [Math.cos(angle) * mmPerPx, Math.sin(angle) * mmPerPx]
    return [cos, -sin, 5, sin, cos, -7, g, h, 1]
  })

const somewhere = fc.record({ x: fc.integer({ min: 0, max: 4000 }), y: fc.integer({ min: 0, max: 3000 }) })

describe('measureGarment', () => {
  test('measures a skirt on a plane of 10 px a millimetre', () => {
    const side = Math.hypot(2, 50)
    expect(cmOf(skirt())).toEqual({ waistband: 36, hemline: 40, length: 50, length_left: side, length_right: side })
  })

  test('a sheet whose 100 mm line measures 97 mm makes every length 3 % shorter', () => {
    expect(cmOf(skirt({ checkLineMm: 97 })).hemline).toBeCloseTo(38.8, 10)
  })

  test('leaves out what an absent point belongs to, and nothing else', () => {
    const { keypoints } = skirt()
    const absent = { ...point(0, 0), present: false }
    expect(Object.keys(measureGarment(skirt({ keypoints: { ...keypoints, hemline_left: absent } })))).toEqual([
      'waistband',
      'length_right',
    ])
    expect(measureGarment(skirt({ keypoints: {} }))).toEqual({})
  })

  test.each(garmentTypeNames)('finds every dimension of a complete %s', (garmentType) => {
    const spec = garmentTypes[garmentType]
    const keypoints: Partial<Record<KeypointName, MeasuredKeypoint>> = {}
    for (const [index, name] of spec.keypoints.entries()) keypoints[name] = point(index * 13, index * index)
    expect(Object.keys(measureGarment(skirt({ garmentType, keypoints })))).toEqual(spec.dimensions.map((d) => d.name))
  })

  test('the interval holds the value and widens with the spread of the points', () => {
    fc.assert(
      fc.property(
        homographies,
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 1.1, max: 5, noNaN: true }),
        (homography, variance, more) => {
          const width = (spread: number) => {
            const keypoints = { waistband_left: point(500, 700, spread), waistband_right: point(1900, 900, spread) }
            const dimension = measureGarment(skirt({ keypoints, homography })).waistband
            if (!dimension) throw new Error('no waistband')
            expect(dimension.low).toBeLessThanOrEqual(dimension.cm)
            expect(dimension.high).toBeGreaterThanOrEqual(dimension.cm)
            return dimension.high - dimension.low
          }
          expect(width(variance * more)).toBeGreaterThan(width(variance))
        },
      ),
    )
  })

  test('rotating the photo changes no length', () => {
    fc.assert(
      fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (angle) => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const turned: GarmentMeasurement['keypoints'] = Object.fromEntries(
          Object.entries(skirt().keypoints).map(([name, p]) => [
            name,
            { ...p, x: cos * p.x - sin * p.y, y: sin * p.x + cos * p.y },
          ]),
        )
        for (const [name, cm] of Object.entries(cmOf(skirt({ keypoints: turned }))))
          expect(cm).toBeCloseTo(cmOf(skirt())[name] ?? Number.NaN, 9)
      }),
    )
  })

  test('90 % of simulated photos have the true width inside their interval', () => {
    const homography = [0.31, 0.02, -40, -0.015, 0.3, 12, 2e-5, -1e-5, 1]
    const deviation = [2e-4, 2e-4, 0.1, 2e-4, 2e-4, 0.1, 2e-8, 2e-8]
    const homographyCovariance = noCovariance.map((_, index) =>
      index % 9 === 0 ? (deviation[index / 9] ?? 0) ** 2 : 0,
    )
    const normal = normals(20260101)
    const ends = { left: { x: 620, y: 900 }, right: { x: 2100, y: 1010 } }
    const truth =
      measureGarment(
        skirt({
          homography,
          keypoints: {
            waistband_left: point(ends.left.x, ends.left.y),
            waistband_right: point(ends.right.x, ends.right.y),
          },
        }),
      ).waistband?.cm ?? Number.NaN
    const trials = 4000
    let inside = 0
    for (let trial = 0; trial < trials; trial++) {
      const noisy = (p: { x: number; y: number }): MeasuredKeypoint => ({
        x: p.x + 4 * normal(),
        y: p.y + 2 * normal(),
        present: true,
        covariance: [16, 0, 4],
      })
      const dimension = measureGarment({
        garmentType: 'skirt',
        keypoints: { waistband_left: noisy(ends.left), waistband_right: noisy(ends.right) },
        homography: homography.map((value, index) => value + (deviation[index] ?? 0) * normal()),
        homographyCovariance,
      }).waistband
      if (dimension && dimension.low <= truth && truth <= dimension.high) inside++
    }
    // Two standard errors of a proportion of 0.9 over 4,000 trials are 0.0095.
    expect(Math.abs(inside / trials - 0.9)).toBeLessThan(0.0095)
  })
})

describe('pxPerCmAt', () => {
  test('is the inverse of the length of a short line', () => {
    fc.assert(
      fc.property(homographies, somewhere, (homography, at) => {
        const perCm = pxPerCmAt(homography, at)
        const side = (dx: number, dy: number) =>
          (measureGarment(
            skirt({
              homography,
              keypoints: { waistband_left: point(at.x - dx, at.y - dy), waistband_right: point(at.x + dx, at.y + dy) },
            }),
          ).waistband?.cm ?? Number.NaN) / 2
        // Area of a small square: |a × b| for its two half diagonals, equal lengths being enough for this bound.
        const areaBound = side(1, 0) * side(0, 1)
        expect(1 / perCm ** 2).toBeLessThanOrEqual(areaBound * (1 + 1e-6))
        expect(1 / perCm ** 2).toBeGreaterThan(areaBound * 0.8)
      }),
    )
  })

  test('counts a wrongly printed sheet', () => {
    expect(pxPerCmAt(tenPxPerMm, { x: 10, y: 10 })).toBeCloseTo(100, 9)
    expect(pxPerCmAt(tenPxPerMm, { x: 10, y: 10 }, 96)).toBeCloseTo(100 / 0.96, 9)
  })
})

describe('resizeHomography', () => {
  test('measures the resized photo as the first one, interval included', () => {
    fc.assert(
      fc.property(homographies, fc.double({ min: 0.3, max: 4, noNaN: true }), (homography, factor) => {
        const homographyCovariance = noCovariance.map((_, index) => (index % 9 === 0 ? 1e-9 : 0))
        const before = skirt({
          homography,
          homographyCovariance,
          keypoints: { waistband_left: point(500, 700, 3), waistband_right: point(1900, 900, 3) },
        })
        const after = {
          ...before,
          ...resizeHomography(homography, homographyCovariance, factor),
          keypoints: {
            waistband_left: point(500 * factor, 700 * factor, 3 * factor * factor),
            waistband_right: point(1900 * factor, 900 * factor, 3 * factor * factor),
          },
        }
        const [first, second] = [measureGarment(before).waistband, measureGarment(after).waistband]
        for (const key of ['cm', 'low', 'high'] as const)
          expect(second?.[key]).toBeCloseTo(first?.[key] ?? Number.NaN, 6)
      }),
    )
  })
})

import { type GarmentType, garmentDrawings, garmentTypeNames, garmentTypes, type KeypointName } from '@fitsize/garments'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GarmentMeasurement, type MeasuredKeypoint, measureGarment, ninetyPercent, traceCourse } from '../src'
import { normals } from './normals'

const noCovariance = Array.from({ length: 64 }, () => 0)
const types = fc.constantFrom(...garmentTypeNames)
const turns = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true })
const shifts = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })

type Change = (name: KeypointName, place: { x: number; y: number }) => Partial<MeasuredKeypoint>

/** The drawn garment photographed at 20 px a centimetre, with whatever a test changes of each point. */
function drawn(garmentType: GarmentType, change: Change = () => ({})): GarmentMeasurement {
  const keypoints: Partial<Record<KeypointName, MeasuredKeypoint>> = {}
  for (const name of garmentTypes[garmentType].keypoints) {
    const place = garmentDrawings[garmentType].keypoints[name]
    if (place === undefined) throw new Error(`${garmentType} is drawn without ${name}`)
    const photo = { x: 1000 + 20 * place.x, y: 300 + 20 * place.y }
    keypoints[name] = { ...photo, present: true, covariance: [4, 1, 9], ...change(name, photo) }
  }
  return { garmentType, keypoints, homography: [0.5, 0, 0, 0, 0.5, 0, 0, 0, 1], homographyCovariance: noCovariance }
}

const rounded = (input: GarmentMeasurement) =>
  Object.fromEntries(
    Object.entries(measureGarment(input)).map(([name, { cm, low, high }]) => [
      name,
      [cm, low, high].map((value) => Number(value.toFixed(7))),
    ]),
  )

describe('a dimension', () => {
  test('runs as its course says', () => {
    const cm = (type: GarmentType, name: string) =>
      Object.entries(measureGarment(drawn(type))).find(([dimension]) => dimension === name)?.[1].cm
    expect(cm('blouse', 'body_length')).toBeCloseTo(71, 9)
    expect(cm('blouse', 'center_front_length')).toBeCloseTo(60.5, 9)
    expect(cm('blouse', 'left_sleeve_from_neck')).toBeCloseTo(
      Math.hypot(15.5, 4.7) + Math.hypot(40.4 - 24.5, 15.6 - 4.7),
      9,
    )
    expect(cm('blouse', 'right_sleeve_inseam')).toBeCloseTo(Math.hypot(3.8, 6.9), 9)
    // The outer side runs from (20, 0) to (22.2, 105); the crotch lies at (0, 31).
    expect(cm('trousers', 'right_thigh')).toBeCloseTo((20 * 105 + 2.2 * 31) / Math.hypot(2.2, 105), 9)
    expect(cm('skirt', 'length')).toBeCloseTo(72, 9)
  })

  test('is the same, interval included, wherever the garment lies and however it is turned', () => {
    fc.assert(
      fc.property(types, turns, shifts, (type, angle, shift) => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const turned = drawn(type, (_, { x, y }) => ({
          x: cos * x - sin * y + shift.x,
          y: sin * x + cos * y + shift.y,
          // R [[4, 1], [1, 9]] R'
          covariance: [
            4 * cos * cos - 2 * cos * sin + 9 * sin * sin,
            4 * cos * sin + (cos * cos - sin * sin) - 9 * cos * sin,
            4 * sin * sin + 2 * cos * sin + 9 * cos * cos,
          ],
        }))
        expect(rounded(turned)).toEqual(rounded(drawn(type)))
      }),
    )
  })

  test('is the same on a mirrored photo', () => {
    for (const type of garmentTypeNames)
      expect(rounded(drawn(type, (_, { x }) => ({ x: 2000 - x, covariance: [4, -1, 9] })))).toEqual(
        rounded(drawn(type)),
      )
  })

  test('grows with the garment, interval included', () => {
    fc.assert(
      fc.property(types, fc.double({ min: 0.2, max: 5, noNaN: true }), (type, factor) => {
        const before = measureGarment(drawn(type))
        const after = measureGarment(
          drawn(type, (_, { x, y }) => ({
            x: x * factor,
            y: y * factor,
            covariance: [4 * factor ** 2, factor ** 2, 9 * factor ** 2],
          })),
        )
        for (const { name } of garmentTypes[type].dimensions) {
          expect(after[name]?.cm).toBeCloseTo((before[name]?.cm ?? Number.NaN) * factor, 7)
          expect(after[name]?.high).toBeCloseTo((before[name]?.high ?? Number.NaN) * factor, 7)
        }
      }),
    )
  })

  test("does not depend on the photo's resolution", () => {
    fc.assert(
      fc.property(types, fc.double({ min: 0.2, max: 5, noNaN: true }), (type, factor) => {
        const finer = drawn(type, (_, { x, y }) => ({
          x: x * factor,
          y: y * factor,
          covariance: [4 * factor ** 2, factor ** 2, 9 * factor ** 2],
        }))
        const homography = [0.5 / factor, 0, 0, 0, 0.5 / factor, 0, 0, 0, 1]
        expect(rounded({ ...finer, homography })).toEqual(rounded(drawn(type)))
      }),
    )
  })

  test('is left out when a point of it is absent, and only then', () => {
    fc.assert(
      fc.property(types, fc.nat(), (type, index) => {
        const { keypoints, dimensions } = garmentTypes[type]
        const absent = keypoints[index % keypoints.length]
        const found = measureGarment(drawn(type, (name) => ({ present: name !== absent })))
        const expected = dimensions.filter((dimension) => !JSON.stringify(dimension).includes(`"${absent}"`))
        expect(Object.keys(found)).toEqual(expected.map(({ name }) => name))
      }),
    )
  })

  test.each(garmentTypeNames)('%s: its interval is as wide as simulated photos spread', (type) => {
    const homography = [0.5, 0.02, -40, -0.015, 0.52, 12, 2e-5, -1e-5, 1]
    const deviation = [2e-4, 2e-4, 0.1, 2e-4, 2e-4, 0.1, 4e-8, 4e-8]
    const homographyCovariance = noCovariance.map((_, index) =>
      index % 9 === 0 ? (deviation[index / 9] ?? 0) ** 2 : 0,
    )
    const normal = normals(20260101)
    const trials = 3000
    const sums = new Map<string, { total: number; squares: number }>()
    for (let trial = 0; trial < trials; trial++) {
      const measured = measureGarment({
        ...drawn(type, (_, { x, y }) => {
          // Cholesky factor of [[4, 1], [1, 9]].
          const [one, other] = [normal(), normal()]
          return { x: x + 2 * one, y: y + 0.5 * one + Math.sqrt(8.75) * other }
        }),
        homography: homography.map((value, index) => value + (deviation[index] ?? 0) * normal()),
      })
      for (const [name, { cm }] of Object.entries(measured)) {
        const { total, squares } = sums.get(name) ?? { total: 0, squares: 0 }
        sums.set(name, { total: total + cm, squares: squares + cm * cm })
      }
    }
    const stated = measureGarment({ ...drawn(type), homography, homographyCovariance })
    for (const { name } of garmentTypes[type].dimensions) {
      const { total, squares } = sums.get(name) ?? { total: Number.NaN, squares: Number.NaN }
      const seen = Math.sqrt((squares - (total * total) / trials) / (trials - 1))
      const interval = stated[name]
      if (interval === undefined) throw new Error(`${type} ${name} was not measured`)
      // A standard deviation over 3,000 trials has a standard error of 1.3 %; five of them leave room for 18 dimensions.
      expect(Math.abs((interval.high - interval.cm) / ninetyPercent / seen - 1), name).toBeLessThan(0.065)
      expect(interval.cm).toBeCloseTo(total / trials, 1)
    }
  })
})

describe('traceCourse', () => {
  test('draws a line as long as the dimension', () => {
    for (const type of garmentTypeNames) {
      const measured = measureGarment(drawn(type))
      for (const dimension of garmentTypes[type].dimensions) {
        const corners = traceCourse(dimension, (name) => garmentDrawings[type].keypoints[name]) ?? []
        const length = corners
          .slice(1)
          .reduce(
            (total, { x, y }, index) => total + Math.hypot(x - (corners[index]?.x ?? 0), y - (corners[index]?.y ?? 0)),
            0,
          )
        expect(length, dimension.name).toBeCloseTo(measured[dimension.name]?.cm ?? Number.NaN, 9)
      }
    }
  })

  test('has no line for points that are not there', () => {
    for (const dimension of garmentTypes.blouse.dimensions)
      expect(traceCourse(dimension, () => undefined)).toBeUndefined()
  })
})

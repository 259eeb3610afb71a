import { garmentDrawings, garmentTypeNames, garmentTypes } from '@fitsize/garments'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctPoints, covarianceByHand, type FoundKeypoint, measureGarment } from '../src'

const covariance = (deviation: number) => [deviation ** 2, 0, deviation ** 2] as const

/** The drawing of a blouse at 10 px per unit, as a model would find it. */
function blouse(deviationPx: number) {
  const keypoints = Object.fromEntries(
    garmentTypes.blouse.keypoints.flatMap((name) => {
      const place = garmentDrawings.blouse.keypoints[name]
      return place === undefined
        ? []
        : [
            [
              name,
              {
                x: place.x * 10,
                y: place.y * 10,
                present: true,
                confidence: 0.9,
                covariance: covariance(deviationPx),
              } satisfies FoundKeypoint,
            ],
          ]
    }),
  )
  return { garmentType: 'blouse' as const, keypoints, pxPerCm: 10 }
}
const plane = { homography: [1, 0, 0, 0, 1, 0, 0, 0, 1], homographyCovariance: Array.from({ length: 64 }, () => 0) }
const chestOf = (keypoints: ReturnType<typeof correctPoints>) =>
  measureGarment({ garmentType: 'blouse', keypoints, ...plane }).chest

describe('a point that a person puts', () => {
  it('is as sure as careful people are, for every type', () => {
    for (const type of garmentTypeNames)
      for (const name of garmentTypes[type].keypoints) {
        const [xx, xy, yy] = covarianceByHand(type, name, (other) => garmentDrawings[type].keypoints[other], 1)
        expect(xx).toBeGreaterThan(0)
        expect([xy, yy]).toEqual([0, xx])
      }
  })

  it('far from the model makes an unsure measure surer, and says who put it', () => {
    const found = blouse(60)
    const armpit = found.keypoints.armpit_left
    if (armpit === undefined) throw new Error('a blouse has armpits')
    const corrected = correctPoints(found, { armpit_left: { x: armpit.x - 200, y: armpit.y } })
    expect(corrected.armpit_left).toMatchObject({ x: armpit.x - 200, by: 'person', present: true })
    expect(corrected.armpit_right?.by).toBe('model')
    const [before, after] = [chestOf(correctPoints(found, {})), chestOf(corrected)]
    if (before === undefined || after === undefined) throw new Error('no chest')
    expect(after.high - after.low).toBeLessThan(before.high - before.low)
    expect(after.cm).toBeGreaterThan(before.cm)
  })

  it('beside a clear point of the model stays as clear, and far from it is no clearer than a person can be', () => {
    const found = blouse(0.5)
    const armpit = found.keypoints.armpit_left
    if (armpit === undefined) throw new Error('a blouse has armpits')
    expect(correctPoints(found, { armpit_left: { x: armpit.x + 0.5, y: armpit.y } }).armpit_left?.covariance).toEqual([
      0.25, 0, 0.25,
    ])
    const far = correctPoints(found, { armpit_left: { x: armpit.x + 50, y: armpit.y } }).armpit_left
    expect(far?.covariance[0]).toBeGreaterThan(0.25)
  })

  it('can be added where the model saw none, and be taken away', () => {
    const { armpit_left: _, ...keypoints } = blouse(2).keypoints
    const found = { ...blouse(2), keypoints }
    expect(chestOf(correctPoints(found, {}))).toBeUndefined()
    expect(chestOf(correctPoints(found, { armpit_left: { x: 100, y: 300 } }))).toBeDefined()
    expect(chestOf(correctPoints(blouse(2), { armpit_left: 'absent' }))).toBeUndefined()
  })
})

describe('corrections', () => {
  it('keep every other point as it was', () => {
    const place = fc.record({
      x: fc.double({ min: 0, max: 1000, noNaN: true }),
      y: fc.double({ min: 0, max: 1000, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...garmentTypes.blouse.keypoints),
        fc.oneof(place, fc.constant('absent' as const)),
        (name, correction) => {
          const found = blouse(3)
          const corrected = correctPoints(found, { [name]: correction })
          for (const other of garmentTypes.blouse.keypoints)
            if (other !== name) expect(corrected[other]).toEqual({ ...found.keypoints[other], by: 'model' })
          expect(corrected[name]?.by).toBe('person')
        },
      ),
    )
  })
})

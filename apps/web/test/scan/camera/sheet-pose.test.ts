import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetPose } from '@/features/scan/camera/sheet-pose'
import { frameSize, markersOf, straightAbove, type View } from './synthetic-sheet'

const views: fc.Arbitrary<View> = fc.record({
  tiltDeg: fc.double({ min: 0, max: 40, noNaN: true }),
  directionDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  turnDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  distanceMm: fc.double({ min: 500, max: 1600, noNaN: true }),
  asideMm: fc.tuple(fc.double({ min: -300, max: 300, noNaN: true }), fc.double({ min: -200, max: 200, noNaN: true })),
})

describe('the pose of the sheet', () => {
  it('has the tilt of any camera that looks at it, within a hundredth of a degree', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(Math.abs((sheetPose(markersOf(view), frameSize)?.tiltDeg ?? 90) - view.tiltDeg)).toBeLessThan(0.01)
      }),
    )
  })

  it('stays within 2 degrees when corners are half a pixel off', () => {
    fc.assert(
      fc.property(
        views.filter(({ tiltDeg, distanceMm }) => tiltDeg > 4 && distanceMm < 1300),
        fc.infiniteStream(fc.double({ min: -0.5, max: 0.5, noNaN: true })),
        (view, noise) => {
          const markers = markersOf(view, () => noise.next().value ?? 0)
          expect(Math.abs((sheetPose(markers, frameSize)?.tiltDeg ?? 90) - view.tiltDeg)).toBeLessThan(2)
        },
      ),
    )
  })

  it('leans towards the side that is further away', () => {
    const pose = sheetPose(markersOf({ ...straightAbove, tiltDeg: 10, directionDeg: 0 }), frameSize)
    expect(pose?.lean.x).toBeCloseTo(Math.sin((10 * Math.PI) / 180), 3)
    expect(pose?.lean.y).toBeCloseTo(0, 3)
  })

  it('is not disturbed by squares that were mistaken for markers', () => {
    const view = { ...straightAbove, tiltDeg: 12, directionDeg: 30 }
    const corners = [
      { x: 10, y: 10 },
      { x: 40, y: 12 },
      { x: 38, y: 41 },
      { x: 11, y: 39 },
    ] as const
    const mistaken = [2, 5, 16].map((id) => ({ id, corners }))
    const pose = sheetPose([...mistaken, ...markersOf(view).slice(0, 8)], frameSize)
    expect(pose?.tiltDeg).toBeCloseTo(12, 1)
    expect(pose?.markers).toBe(8)
  })

  it('is unknown from fewer than three markers, and from those that no sheet explains', () => {
    const markers = markersOf(straightAbove)
    expect(sheetPose([], frameSize)).toBeNull()
    expect(sheetPose(markers.slice(0, 2), frameSize)).toBeNull()
    const shuffled = markers.map(({ corners }, index) => ({ id: (index * 7 + 3) % 17, corners }))
    expect(sheetPose(shuffled, frameSize)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { distanceToSegment, nearestLine, spreadRadius } from '../src/measure/geometry'

describe('spreadRadius', () => {
  it('is half of the 90 % interval along the least certain direction', () => {
    expect(spreadRadius([4, 0, 1])).toBeCloseTo(1.645 * 2)
    // Variances 5 and 5 with covariance 4: the principal variances are 9 and 1.
    expect(spreadRadius([5, 4, 5])).toBeCloseTo(1.645 * 3)
  })

  it('does not grow when the axes are turned', () => {
    const [cosine, sine] = [Math.cos(0.7), Math.sin(0.7)]
    const turned = [9 * cosine ** 2 + sine ** 2, 8 * cosine * sine, 9 * sine ** 2 + cosine ** 2] as const
    expect(spreadRadius(turned)).toBeCloseTo(spreadRadius([9, 0, 1]))
  })

  it('takes a covariance that rounding left negative for certainty', () => {
    expect(spreadRadius([-1e-9, 0, -1e-9])).toBe(0)
  })
})

describe('lines on the photo', () => {
  const [left, right, top, bottom] = [
    { x: 0, y: 50 },
    { x: 100, y: 50 },
    { x: 50, y: 0 },
    { x: 50, y: 300 },
  ]
  const chest = { name: 'chest', path: [left, right] }
  const length = { name: 'length', path: [top, bottom] }

  it('measures the distance to the segment, not to the infinite line', () => {
    expect(distanceToSegment({ x: 50, y: 60 }, left, right)).toBeCloseTo(10)
    expect(distanceToSegment({ x: 103, y: 54 }, left, right)).toBeCloseTo(5)
    expect(distanceToSegment({ x: 3, y: 4 }, { x: 0, y: 0 }, { x: 0, y: 0 })).toBeCloseTo(5)
  })

  it('picks the line under the pointer, the shorter one where two cross', () => {
    expect(nearestLine([chest, length], { x: 20, y: 53 }, 14)).toBe('chest')
    expect(nearestLine([chest, length], { x: 52, y: 200 }, 14)).toBe('length')
    expect(nearestLine([length, chest], { x: 50, y: 50 }, 14)).toBe('chest')
    expect(nearestLine([chest, length], { x: 300, y: 300 }, 14)).toBeNull()
    const bent = { name: 'bent', path: [left, { x: 0, y: 200 }, { x: 90, y: 200 }] }
    expect(nearestLine([bent], { x: 60, y: 205 }, 14)).toBe('bent')
    expect(nearestLine([bent], { x: 45, y: 125 }, 14)).toBeNull()
  })
})

import { garmentDrawings, garmentTypeNames } from '@fitsize/garments'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FlatPoints, frameOf, outlineOf, pathOf } from '@/features/browse/outline/outline'

/** A drawing's keypoints, turned, moved and grown as a photo would have them. */
function laid(type: (typeof garmentTypeNames)[number], turn: number, dx: number, dy: number, growth = 100): FlatPoints {
  const placed = Object.entries(garmentDrawings[type].keypoints).map(([name, { x, y }]) => [
    name,
    {
      x: (x * Math.cos(turn) - y * Math.sin(turn)) * growth + dx,
      y: (x * Math.sin(turn) + y * Math.cos(turn)) * growth + dy,
    },
  ])
  return Object.fromEntries(placed)
}

describe('the outline of a garment', () => {
  it('lies the same however the garment lay', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...garmentTypeNames),
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        (type, turn, dx, dy) => {
          const straight = outlineOf(type, laid(type, 0, 0, 0)) ?? []
          const moved = outlineOf(type, laid(type, turn, dx, dy)) ?? []
          expect(moved).toHaveLength(straight.length)
          for (const [index, { x, y }] of moved.entries()) {
            expect(x).toBeCloseTo(straight[index]?.x ?? Number.NaN, 3)
            expect(y).toBeCloseTo(straight[index]?.y ?? Number.NaN, 3)
          }
        },
      ),
    )
  })

  it('keeps lengths: nothing is stretched to match the other garment', () => {
    const outline = outlineOf('skirt', laid('skirt', 0.3, 50, 70)) ?? []
    const [left, right] = outline
    expect(Math.hypot((right?.x ?? 0) - (left?.x ?? 0), (right?.y ?? 0) - (left?.y ?? 0))).toBeCloseTo(3400, 6)
  })

  it.each(garmentTypeNames)('of %s begins at its upper edge, with the middle of that edge in the origin', (type) => {
    const outline = outlineOf(type, laid(type, 1, 300, -40)) ?? []
    const [left, right] = outline
    expect((left?.x ?? 1) + (right?.x ?? 1)).toBeCloseTo(0, 6)
    expect((left?.y ?? 1) + (right?.y ?? 1)).toBeCloseTo(0, 6)
    expect(left?.x).toBeLessThan(0)
    expect(Math.max(...outline.map(({ y }) => y))).toBeGreaterThan(2000)
  })

  it('goes straight past a point that the garment lacks', () => {
    const { cuff_left_in: _in, cuff_left_out: _out, ...sleeveless } = laid('dress', 0, 0, 0)
    expect(outlineOf('dress', sleeveless)).toHaveLength((outlineOf('dress', laid('dress', 0, 0, 0))?.length ?? 0) - 2)
  })

  it('is none when nothing says how the garment lies', () => {
    const { top_hem_left: _, ...without } = laid('blouse', 0, 0, 0)
    expect(outlineOf('blouse', without)).toBeNull()
    expect(outlineOf('blouse', {})).toBeNull()
    const same = { x: 5, y: 5 }
    expect(
      outlineOf('skirt', { waistband_left: same, waistband_right: same, hemline_left: same, hemline_right: same }),
    ).toBeNull()
  })
})

describe('the drawing of outlines', () => {
  it('holds every outline with its margin', () => {
    const small = [
      { x: -100, y: 0 },
      { x: 100, y: 300 },
    ]
    const long = [
      { x: -50, y: -20 },
      { x: 60, y: 900 },
    ]
    expect(frameOf([small, long], 10)).toEqual({ x: -110, y: -30, width: 220, height: 940 })
    expect(frameOf([], 10)).toEqual({ x: -10, y: -10, width: 20, height: 20 })
  })

  it('is a closed path in millimetres', () => {
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 105.4, y: -20 },
        { x: 3, y: 4 },
      ]),
    ).toBe('M0 0L10.5 -2L0.3 0.4Z')
    expect(pathOf([])).toBe('')
  })
})

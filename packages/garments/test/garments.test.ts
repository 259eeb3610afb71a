import { describe, expect, test } from 'vitest'
import {
  type DimensionSpec,
  flipPairs,
  garmentDrawings,
  garmentTypeNames,
  garmentTypes,
  keypointHash,
  keypointNames,
  keypointsOf,
} from '../src'

describe('the garment specification', () => {
  test('is the union of the types: 24 keypoints, each used by one at least', () => {
    const used = new Set(garmentTypeNames.flatMap((type) => garmentTypes[type].keypoints))
    expect([...used].sort()).toEqual([...keypointNames].sort())
    expect(keypointNames).toHaveLength(24)
  })

  test('mirrors every left keypoint to its right counterpart', () => {
    const mirrored = new Map<string, string>(
      flipPairs.flatMap(
        ([a, b]) =>
          [
            [a, b],
            [b, a],
          ] as const,
      ),
    )
    for (const name of keypointNames) {
      const expected = name.includes('_left') ? name.replace('_left', '_right') : name.replace('_right', '_left')
      expect(mirrored.get(name) ?? name).toBe(expected)
    }
  })

  test.each(garmentTypeNames)(
    '%s keeps the keypoints and dimensions that clients of the first FitSize know',
    (type) => {
      const counts = { blouse: [13, 10], outwear: [14, 10], trousers: [7, 3], skirt: [4, 2], dress: [15, 10] } as const
      const { keypoints, dimensions } = garmentTypes[type]
      expect([keypoints.length, dimensions.filter((d) => d.original).length]).toEqual(counts[type])
    },
  )

  test.each(garmentTypeNames)('a mirrored %s has the same dimensions', (type) => {
    const mirrored = new Map<string, string>(
      flipPairs.flatMap(
        ([a, b]) =>
          [
            [a, b],
            [b, a],
          ] as const,
      ),
    )
    const flip = (name: string) => mirrored.get(name) ?? name
    const together = (group: readonly string[]) => [...group].sort().join('+')
    /** The course in words that do not depend on which end comes first. */
    const key = (dimension: DimensionSpec, turn: (name: string) => string) => {
      const own = (group: readonly string[]) => together(group.map(turn))
      switch (dimension.course) {
        case 'path': {
          const groups = [dimension.from, ...dimension.via, dimension.to].map(own)
          return [groups.join(' to '), groups.toReversed().join(' to ')].sort()[0]
        }
        case 'perpendicular':
          return `${own(dimension.from)} onto ${dimension.toLine.map(own).sort().join(' - ')}`
      }
    }
    const { dimensions } = garmentTypes[type]
    const own = dimensions.map((dimension) => key(dimension, (name) => name)).sort()
    expect(dimensions.map((dimension) => key(dimension, flip)).sort()).toEqual(own)
  })

  test.each(garmentTypeNames)('%s lists the dimensions that people agree on first', (type) => {
    const { dimensions } = garmentTypes[type]
    const classes = dimensions.map(({ trust }) => ['high', 'medium', 'low'].indexOf(trust))
    expect(classes).toEqual(classes.toSorted())
    for (const { repeatabilityCm, trust } of dimensions)
      expect(trust).toBe(repeatabilityCm <= 1 ? 'high' : repeatabilityCm <= 2 ? 'medium' : 'low')
  })

  test('trusts what rests on a shoulder seam that does not show the least', () => {
    const low = garmentTypes.outwear.dimensions.filter(({ trust }) => trust === 'low')
    expect(low.map(({ name }) => name)).toContain('shoulders')
    for (const dimension of low) expect(keypointsOf(dimension).some((name) => name.startsWith('shoulder'))).toBe(true)
    expect(garmentTypes.outwear.dimensions[0]?.trust).toBe('high')
  })

  test.each(garmentTypeNames)('both sides of a %s are trusted alike', (type) => {
    const { dimensions } = garmentTypes[type]
    for (const { name, repeatabilityCm } of dimensions) {
      const other = dimensions.find((dimension) => dimension.name === name.replace('left', 'right'))
      expect(other?.repeatabilityCm, name).toBe(repeatabilityCm)
    }
  })

  test('keeps the dimensions of the first FitSize as they were', () => {
    const upper = ({ waist, length }: { waist: string; length: string }) => ({
      chest: 'armpit_left to armpit_right',
      waist: `${waist}_left to ${waist}_right`,
      shoulders: 'shoulder_left to shoulder_right',
      neck: 'neckline_left to neckline_right',
      length_left: `shoulder_left to ${length}_left`,
      length_right: `shoulder_right to ${length}_right`,
      left_sleeve: 'shoulder_left to cuff_left_out',
      right_sleeve: 'shoulder_right to cuff_right_out',
      left_cuff: 'cuff_left_in to cuff_left_out',
      right_cuff: 'cuff_right_in to cuff_right_out',
    })
    const originals = Object.fromEntries(
      garmentTypeNames.map((type) => [
        type,
        Object.fromEntries(
          garmentTypes[type].dimensions.flatMap((dimension) =>
            dimension.original && dimension.course === 'path'
              ? [[dimension.name, [dimension.from, ...dimension.via, dimension.to].join(' to ')]]
              : [],
          ),
        ),
      ]),
    )
    expect(originals).toEqual({
      blouse: upper({ waist: 'top_hem', length: 'top_hem' }),
      outwear: upper({ waist: 'waistline', length: 'waistline' }),
      dress: upper({ waist: 'waistline', length: 'hemline' }),
      trousers: {
        waistband: 'waistband_left to waistband_right',
        left_leg: 'waistband_left to bottom_left_out',
        right_leg: 'waistband_right to bottom_right_out',
      },
      skirt: {
        waistband: 'waistband_left to waistband_right',
        hemline: 'hemline_left to hemline_right',
      },
    })
  })

  test('has the keypoint hash that trained weights carry', () => {
    expect(keypointHash).toBe('7a27102b3833cccc')
  })

  test.each(garmentTypeNames)('the drawing of a %s has its keypoints, the same on both sides', (type) => {
    const { keypoints } = garmentDrawings[type]
    expect(Object.keys(keypoints).sort()).toEqual([...garmentTypes[type].keypoints].sort())
    for (const [left, right] of flipPairs) {
      const [one, other] = [keypoints[left], keypoints[right]]
      if (one === undefined || other === undefined) continue
      expect(one.x).toBeLessThan(0)
      expect(other).toEqual({ x: -one.x, y: one.y })
    }
  })
})

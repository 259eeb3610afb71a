import { describe, expect, test } from 'vitest'
import { flipPairs, garmentTypeNames, garmentTypes, keypointNames } from '../src'

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
    const key = (from: readonly string[], to: readonly string[]) =>
      [[...from].sort().join('+'), [...to].sort().join('+')].sort().join(' to ')
    const { dimensions } = garmentTypes[type]
    const own = dimensions.map((d) => key(d.from, d.to)).sort()
    const flip = (names: readonly string[]) => names.map((name) => mirrored.get(name) ?? name)
    expect(dimensions.map((d) => key(flip(d.from), flip(d.to))).sort()).toEqual(own)
  })
})

import { garmentTypeNames, garmentTypes, keypointHash, keypointNames } from '@fitsize/garments'
import type { KeypointsAnswer, MarkerAnswer, ScanWish } from '../../src'

export const wish = (overrides: Partial<ScanWish> = {}): ScanWish => ({
  garmentType: 'auto',
  marker: 'auto',
  focalLength35mm: null,
  checkLineMm: null,
  ...overrides,
})

const places: Partial<Record<string, readonly [number, number]>> = {
  shoulder_left: [350, 220],
  shoulder_right: [650, 220],
  armpit_left: [320, 400],
  armpit_right: [680, 400],
  top_hem_left: [330, 800],
  top_hem_right: [670, 800],
}

/** A blouse 360 px wide between the armpits, in a working copy of 1000 x 1000 px. */
export function keypointsAnswer(
  overrides: Partial<KeypointsAnswer> & { readonly covariance?: readonly [number, number, number] } = {},
): KeypointsAnswer {
  const { covariance = [4, 1, 9], ...rest } = overrides
  const [first = 0, ...others] = [0.9, 0.06, 0.02, 0.01, 0.01]
  const probabilities = rest.typeProbabilities ?? [first, ...others]
  const shape = garmentTypeNames[probabilities.indexOf(Math.max(...probabilities))] ?? 'blouse'
  const ofType = new Set<string>(garmentTypes[shape].keypoints)
  return {
    keypointHash,
    modelVersion: '2026.01.01-test',
    points: keypointNames.map((name) => {
      const [x, y] = places[name] ?? [500, 500]
      return { x, y, covariance, confidence: 0.9, presence: ofType.has(name) ? 0.95 : 0 }
    }),
    typeProbabilities: probabilities,
    garmentProbability: 0.99,
    severalProbability: 0.02,
    sharpness: 900,
    luminance: 0.7,
    ...rest,
  }
}

/** The sheet from straight above, 2 px a mm in the working copy. */
export function markerAnswer(overrides: Partial<MarkerAnswer> = {}): MarkerAnswer {
  return {
    marker: 'charuco-a4',
    homography: [0.5, 0, -10, 0, 0.5, -20, 0, 0, 1],
    homographyCovariance: Array.from({ length: 64 }, (_, index) => (index === 0 || index === 36 ? 1e-7 : 0)),
    tiltDeg: 2,
    outline: [
      [10, 10],
      [430, 10],
      [430, 604],
      [10, 604],
    ],
    cornersFound: 24,
    cornersTotal: 24,
    sizePx: 500,
    bendMm: 0.05,
    ...overrides,
  }
}

import type { ScanFindings } from '@fitsize/contracts'

/**
 * What the gateway would have found on a photo of a T-shirt of 1200 x 1600 px beside the A4 sheet, 2 px per mm,
 * seen from straight above. All of it can be replaced.
 */
export function blouseFindings(overrides: Partial<ScanFindings> = {}): ScanFindings {
  const point = (x: number, y: number) => ({
    x,
    y,
    confidence: 0.9,
    present: true,
    covariance: [4, 0, 4] satisfies [number, number, number],
  })
  const identity = Array.from({ length: 64 }, (_, index) => (index % 9 === 0 ? 1e-12 : 0))
  return {
    garmentType: 'blouse',
    candidates: [
      { garmentType: 'blouse', probability: 0.96 },
      { garmentType: 'dress', probability: 0.03 },
    ],
    photo: { width: 1200, height: 1600 },
    keypoints: {
      shoulder_left: point(200, 200),
      shoulder_right: point(1000, 200),
      armpit_left: point(92, 500),
      armpit_right: point(1108, 500),
      top_hem_left: point(100, 1500),
      top_hem_right: point(1100, 1500),
    },
    scale: {
      marker: 'charuco-a4',
      pxPerCm: 20,
      homography: [0.5, 0, 0, 0, 0.5, 0, 0, 0, 1],
      homographyCovariance: identity,
      tiltDeg: 0,
      outline: [
        [10, 10],
        [430, 10],
        [430, 604],
        [10, 604],
      ],
      cornersFound: 24,
      cornersTotal: 24,
    },
    dimensions: {
      chest: { cm: 50.8, low: 50.1, high: 51.5 },
      shoulders: { cm: 40, low: 39.4, high: 40.6 },
    },
    warnings: [],
    ...overrides,
  }
}

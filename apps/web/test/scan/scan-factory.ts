import type { Scan } from '@fitsize/contracts'

export const scanId = '0d9f6a52-5f5e-4a6e-9a55-6b1f4f0f0d11'

/** A succeeded scan of a blouse: armpits 530 mm apart at 10 px per cm, and whatever a test changes. */
export function scanWith(changes: Partial<Scan> = {}): Scan {
  return {
    id: scanId,
    status: 'succeeded',
    garmentType: 'blouse',
    candidates: [{ garmentType: 'blouse', probability: 0.97 }],
    photo: { width: 1500, height: 2000 },
    keypoints: {
      armpit_left: { x: 200, y: 600, confidence: 0.9, present: true, covariance: [4, 0, 4] },
      armpit_right: { x: 730, y: 600, confidence: 0.9, present: true, covariance: [4, 0, 4] },
      top_hem_left: { x: 210, y: 1200, confidence: 0.9, present: true, covariance: [4, 0, 4] },
      top_hem_right: { x: 720, y: 1200, confidence: 0.2, present: false, covariance: [4, 0, 4] },
    },
    scale: {
      marker: 'charuco-a4',
      pxPerCm: 10,
      homography: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      homographyCovariance: Array.from({ length: 64 }, () => 0),
      tiltDeg: 4.1,
      outline: [
        [900, 900],
        [1110, 900],
        [1110, 1197],
        [900, 1197],
      ],
      cornersFound: 24,
      cornersTotal: 24,
    },
    dimensions: { chest: { cm: 53, low: 52.4, high: 53.6 } },
    warnings: [],
    error: null,
    timings: { queuedMs: 10, inferenceMs: 300, totalMs: 400 },
    position: null,
    etaMs: null,
    createdAt: '2026-11-24T14:02:00.000Z',
    keypointHash: '7a27102b3833cccc',
    dimensionVersion: 1,
    modelVersion: '2026.11.24',
    ...changes,
  }
}

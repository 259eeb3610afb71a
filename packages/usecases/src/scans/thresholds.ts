// Where a finding turns into another answer or a warning. All in one place, to be tuned against measured photos.

import { clearTypeProbability } from '@fitsize/garments'

export const thresholds = {
  /** Below this probability that there is a garment at all, the scan fails. */
  garmentProbability: 0.5,
  /** Below this probability of the most probable type, the person is asked. In the specification, as evaluation counts by it. */
  typeProbability: clearTypeProbability,
  /** From this probability on, a point counts as being on the garment. */
  presence: 0.5,
  /** Largest standard deviation of a point, as a share of the garment's diagonal. */
  pointDeviation: 0.05,
  /** A point within this share of the frame's longer side of its edge: the garment is likely cut off. */
  edgeShare: 0.01,
  /** Degrees between the camera's axis and the plane's normal. */
  tiltDeg: 10,
  /** Half of the scale's 90 % interval at the middle of the garment, as a share. */
  scaleInterval: 0.02,
} as const

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
  /**
   * Degrees between the camera's axis and the plane's normal. The tilt is corrected, and the intervals tell what that
   * costs: up to 20 degrees photos are made to be measured, beyond it nothing was tried.
   */
  tiltDeg: 20,
  /**
   * Probability that another garment lies beside the one that was found. On the hold-out photos 0.9 is exceeded by none
   * of 54, by 4 % of 120 phone scenes of one garment, and by 42 % of 60 pairs of photos side by side (0.8: none, 18 %
   * and 68 %). A warning that is often wrong teaches people not to read warnings.
   */
  severalProbability: 0.9,
  /**
   * The garment's diagonal over the width of its edges' blur. Of 120 real photos the least sharp has 457; blurred by
   * 0.4 % of the diagonal, 94 % of them fall below 400. A blur of 0.3 % moves the points by 0.3 % of it, 0.6 % by 0.65 %.
   */
  sharpness: 400,
  /**
   * Luminance of the lightest tenth of the garment's part. The darkest of 120 real photos has 0.49. Darkened to 0.23
   * their points move by 0.6 % of the diagonal, to 0.16 by 1.1 %.
   */
  luminance: 0.25,
  /** Share of the marker's corners that have to be seen; of an uncovered sheet of enough pixels, nearly always all are. */
  markerCorners: 0.75,
  /**
   * Side of a square as large as the marker's page, px of the image that was sent. Of the sheet's 24 corners 11 to 17
   * were found in phone photos where it had 78 to 97 px, 20 to 24 where it had 107 and more.
   */
  markerSizePx: { 'charuco-a4': 100, 'checkerboard-5x5': 60, 'card-id1': 50 },
  /**
   * By which the corners miss a flat page together, mm along the page. Of 20 flat sheets in phone photos the worst had
   * 0.13; of 20 with waves of 1.5 to 6 mm, 6 exceed 0.15: a gentle wave near the middle of the photo moves little.
   */
  bendMm: 0.15,
  /** Half of the scale's 90 % interval at the middle of the garment, as a share. */
  scaleInterval: 0.02,
} as const

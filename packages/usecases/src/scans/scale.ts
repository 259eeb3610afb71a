import type { ScanScale } from '@fitsize/contracts'
import { ninetyPercent, type Point, pxPerCmAt, resizeHomography } from '@fitsize/measure'
import type { MarkerAnswer } from './inference'
import { thresholds } from './thresholds'

/**
 * The plane's scale in the full-size photo, or null when a point of the garment lies on or beyond the plane's horizon,
 * where no length exists.
 *
 * What the person measured of the 100 mm check line goes into the homography here, so that everything computed from it
 * later (also in a browser, while a point is dragged) is in true millimetres without knowing of the line.
 * @param factor full-size photo / image the marker was found in
 */
export function scaleOf(
  answer: MarkerAnswer,
  factor: number,
  checkLineMm: number | null,
  middle: Point,
  points: readonly Point[],
): ScanScale | null {
  const resized = resizeHomography(answer.homography, answer.homographyCovariance, factor)
  const stretch = (checkLineMm ?? 100) / 100
  // The first two rows give millimetres, the last is the perspective, which has no unit of length.
  const stretchOf = (entry: number): number => (entry < 6 ? stretch : 1)
  const homography = resized.homography.map((value, entry) => value * stretchOf(entry))
  const homographyCovariance = resized.homographyCovariance.map(
    (value, index) => value * stretchOf(Math.floor(index / 8)) * stretchOf(index % 8),
  )
  if (![middle, ...points].every((point) => isBeforeHorizon(homography, point))) return null
  const pxPerCm = pxPerCmAt(homography, middle)
  if (!Number.isFinite(pxPerCm) || pxPerCm <= 0) return null
  return {
    marker: answer.marker,
    pxPerCm,
    homography,
    homographyCovariance,
    tiltDeg: answer.tiltDeg,
    outline: answer.outline.map(([x, y]): [number, number] => [x * factor, y * factor]),
    cornersFound: answer.cornersFound,
    cornersTotal: answer.cornersTotal,
  }
}

const isBeforeHorizon = (homography: readonly number[], { x, y }: Point): boolean =>
  (homography[6] ?? 0) * x + (homography[7] ?? 0) * y + 1 > 1e-6

/**
 * Half of the 90 % interval of the scale at a point, as a share of the scale: the derivative of its logarithm by each
 * entry of the homography, by central differences one standard deviation wide, through the covariance.
 */
export function scaleInterval({ homography, homographyCovariance }: ScanScale, at: Point): number {
  const gradient = Array.from({ length: 8 }, (_, entry) => {
    const step = Math.sqrt(Math.max(homographyCovariance[entry * 9] ?? 0, 0))
    if (step === 0) return 0
    const moved = (sign: number) =>
      homography.map((value, index) => (index === entry ? value + (sign * step) / 2 : value))
    const [above, below] = [moved(1), moved(-1)]
    if (!isBeforeHorizon(above, at) || !isBeforeHorizon(below, at)) return Number.POSITIVE_INFINITY
    return Math.log(pxPerCmAt(above, at) / pxPerCmAt(below, at)) / step
  })
  const variance = gradient.reduce(
    (total, left, row) =>
      total +
      gradient.reduce((part, right, column) => part + left * right * (homographyCovariance[row * 8 + column] ?? 0), 0),
    0,
  )
  return ninetyPercent * Math.sqrt(Math.max(variance, 0))
}

export const isScaleUncertain = (scale: ScanScale, at: Point): boolean => {
  const interval = scaleInterval(scale, at)
  return !(interval <= thresholds.scaleInterval)
}

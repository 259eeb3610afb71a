import { type GarmentType, garmentTypes, type KeypointName } from '@fitsize/garments'
import type { Homography, Point } from './homography'
import { covarianceByHand } from './marked-by-hand'
import type { MeasuredKeypoint } from './measure'

/** What a person says about a point: where it is, in photo pixels, or that it is not there. */
export type Correction = Point | 'absent'
export type Corrections = Readonly<Partial<Record<KeypointName, Correction>>>

/** A point with how sure the model was of it; 0 for one that only a person saw. */
export type FoundKeypoint = MeasuredKeypoint & { readonly confidence: number }
export type CorrectedKeypoint = Omit<FoundKeypoint, 'covariance'> & {
  readonly covariance: [number, number, number]
  readonly by: 'model' | 'person'
}

export type Photographed<K> = {
  readonly garmentType: GarmentType
  readonly keypoints: Readonly<Partial<Record<KeypointName, K>>>
  readonly pxPerCm: number
}

/**
 * The points of a garment as a person corrected them; those that they left alone stay the model's.
 *
 * A point that a person put is as uncertain as careful people's are (see {@link covarianceByHand}). Where it lies within
 * the model's own 90 % interval the two agree, and the surer of them counts, so that a nudge never makes a clear point
 * less clear; outside it the model was wrong, and how sure it was says nothing.
 */
export function correctPoints(
  { garmentType, keypoints, pxPerCm }: Photographed<FoundKeypoint>,
  corrections: Corrections,
): Partial<Record<KeypointName, CorrectedKeypoint>> {
  const placeOf = (name: KeypointName): Point | undefined => {
    const correction = corrections[name]
    if (correction === 'absent') return undefined
    const found = keypoints[name]
    return correction ?? (found?.present ? found : undefined)
  }
  const corrected: Partial<Record<KeypointName, CorrectedKeypoint>> = {}
  for (const name of garmentTypes[garmentType].keypoints) {
    const found = keypoints[name]
    const correction = corrections[name]
    if (correction === undefined) {
      if (found !== undefined) corrected[name] = { ...plain(found), by: 'model' }
    } else if (correction === 'absent') {
      if (found !== undefined) corrected[name] = { ...plain(found), present: false, by: 'person' }
    } else {
      const byHand = covarianceByHand(garmentType, name, placeOf, pxPerCm)
      corrected[name] = {
        x: correction.x,
        y: correction.y,
        present: true,
        confidence: found?.confidence ?? 0,
        covariance: found?.present && agrees(found, correction) ? surer(found.covariance, byHand) : byHand,
        by: 'person',
      }
    }
  }
  return corrected
}

/** Whether a length can be measured to every point: none lies on or beyond the horizon of the plane. */
export const isBeforeHorizon = (homography: Homography, { x, y }: Point): boolean =>
  (homography[6] ?? 0) * x + (homography[7] ?? 0) * y + (homography[8] ?? 1) > 1e-6

const plain = ({ x, y, present, confidence, covariance }: FoundKeypoint): Omit<CorrectedKeypoint, 'by'> => ({
  x,
  y,
  present,
  confidence,
  covariance: [...covariance],
})

type Covariance = MeasuredKeypoint['covariance']

/** 90 % of a normal distribution in the plane lie within this squared distance, in deviations: -2 ln 0.1. */
const ninetyPercentSquared = -2 * Math.log(0.1)

function agrees({ x, y, covariance: [xx, xy, yy] }: FoundKeypoint, place: Point): boolean {
  const determinant = xx * yy - xy * xy
  const [dx, dy] = [place.x - x, place.y - y]
  if (determinant <= 0) return dx === 0 && dy === 0
  return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant <= ninetyPercentSquared
}

const surer = (one: Covariance, other: Covariance): [number, number, number] => [
  ...(one[0] + one[2] <= other[0] + other[2] ? one : other),
]

import { type GarmentType, garmentTypes, type KeypointName } from '@fitsize/garments'
import type { Point } from './homography'

/**
 * How far apart two annotators marked 82 photos, as a share of the type's reference width: the mean over a type's
 * points is known, and some hard points by themselves. The hard points' figures are the middles of what is known of
 * them (shoulders 2 to 5 %, the waistline and armpits of outerwear 3 to 5 %); the other points share what remains of
 * the type's mean.
 */
const disagreement: Readonly<
  Record<GarmentType, { readonly mean: number; readonly hard: Readonly<Partial<Record<KeypointName, number>>> }>
> = {
  skirt: { mean: 0.008, hard: {} },
  trousers: { mean: 0.01, hard: {} },
  blouse: { mean: 0.017, hard: { shoulder_left: 0.035, shoulder_right: 0.035 } },
  outwear: {
    mean: 0.022,
    hard: {
      shoulder_left: 0.035,
      shoulder_right: 0.035,
      waistline_left: 0.04,
      waistline_right: 0.04,
      armpit_left: 0.04,
      armpit_right: 0.04,
    },
  },
  dress: {
    mean: 0.027,
    hard: {
      shoulder_left: 0.035,
      shoulder_right: 0.035,
      waistline_left: 0.05,
      waistline_right: 0.05,
      cuff_left_in: 0.04,
      cuff_left_out: 0.04,
      cuff_right_in: 0.04,
      cuff_right_out: 0.04,
    },
  },
}

/** Reference widths of usual garments in cm, as the composed scenes have them. */
export const usualWidthCm: Readonly<Record<GarmentType, number>> = {
  blouse: 51,
  outwear: 56,
  trousers: 40,
  skirt: 37,
  dress: 45,
}

/** How far apart two people put a point on average, as a share of the type's reference width. */
export function annotatorsApart(garmentType: GarmentType, name: KeypointName): number {
  const { mean, hard } = disagreement[garmentType]
  const hardSum = Object.values(hard).reduce((total, share) => total + share, 0)
  const { length } = garmentTypes[garmentType].keypoints
  return hard[name] ?? (length * mean - hardSum) / (length - Object.keys(hard).length)
}

/**
 * Covariance [xx, xy, yy] in px² of a point that one careful person put. Two people are apart by the difference of two
 * such points: a distance in the plane whose coordinates have deviation s is s √(π / 2) on average, and a difference has
 * twice the variance of one person's point.
 * @param placeOf where the points lie, px; the reference width is taken from them
 * @param pxPerCm of the photo at the garment, for when a point of the reference width is not there
 */
export function covarianceByHand(
  garmentType: GarmentType,
  name: KeypointName,
  placeOf: (name: KeypointName) => Point | undefined,
  pxPerCm: number,
): [number, number, number] {
  const [left, right] = garmentTypes[garmentType].normalisation.map(placeOf)
  const measured = left && right ? Math.hypot(right.x - left.x, right.y - left.y) : 0
  const width = measured > 0 ? measured : usualWidthCm[garmentType] * pxPerCm
  const variance = ((annotatorsApart(garmentType, name) * width) ** 2 * (2 / Math.PI)) / 2
  return [variance, 0, variance]
}

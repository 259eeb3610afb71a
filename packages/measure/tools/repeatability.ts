// Prints what two people would differ by in each dimension, in cm on average, from how far apart they mark each point:
//   npx tsx packages/measure/tools/repeatability.ts
// The figures marked `propagated` in packages/garments/spec/repeatability.json come from here.
import { type GarmentType, garmentDrawings, garmentTypeNames, garmentTypes, type KeypointName } from '@fitsize/garments'
import { measureGarment, ninetyPercent } from '../src'

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
const usualWidthCm: Readonly<Record<GarmentType, number>> = {
  blouse: 51,
  outwear: 56,
  trousers: 40,
  skirt: 37,
  dress: 45,
}

for (const type of garmentTypeNames) {
  const differences = differencesCm(type)
  const originals = garmentTypes[type].dimensions.filter(({ original }) => original)
  const mean = originals.reduce((total, { name }) => total + (differences.get(name) ?? 0), 0) / originals.length
  process.stdout.write(`${type}: ${mean.toFixed(2)} on average over the original's dimensions\n`)
  for (const [name, cm] of differences) process.stdout.write(`  ${name} ${cm.toFixed(2)}\n`)
}

/** Mean absolute difference of each dimension on the type's drawing, points moved independently and in all directions. */
function differencesCm(type: GarmentType): ReadonlyMap<string, number> {
  const { keypoints } = garmentDrawings[type]
  const { normalisation } = garmentTypes[type]
  const [left, right] = [keypoints[normalisation[0]], keypoints[normalisation[1]]]
  if (left === undefined || right === undefined) throw new Error(`${type} is drawn without its reference points`)
  const mmPerUnit = (10 * usualWidthCm[type]) / Math.hypot(right.x - left.x, right.y - left.y)
  const { mean, hard } = disagreement[type]
  const names = garmentTypes[type].keypoints
  const hardSum = Object.values(hard).reduce((total, share) => total + share, 0)
  const other = (names.length * mean - hardSum) / (names.length - Object.keys(hard).length)
  const spread = (name: KeypointName) => {
    const apartMm = (hard[name] ?? other) * usualWidthCm[type] * 10
    // A distance in the plane whose two coordinates have deviation s is s * sqrt(pi / 2) on average.
    return (apartMm / mmPerUnit) ** 2 * (2 / Math.PI)
  }
  const measured = measureGarment({
    garmentType: type,
    keypoints: Object.fromEntries(
      names.flatMap((name) => {
        const place = keypoints[name]
        return place === undefined
          ? []
          : [[name, { ...place, present: true, covariance: [spread(name), 0, spread(name)] as const }]]
      }),
    ),
    homography: [mmPerUnit, 0, 0, 0, mmPerUnit, 0, 0, 0, 1],
    homographyCovariance: Array.from({ length: 64 }, () => 0),
  })
  return new Map(
    Object.entries(measured).map(([name, { cm, high }]) => {
      const deviation = (high - cm) / ninetyPercent
      return [name, deviation * Math.sqrt(2 / Math.PI)]
    }),
  )
}

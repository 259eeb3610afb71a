// Prints what two people would differ by in each dimension, in cm on average, from how far apart they mark each point:
//   npx tsx packages/measure/tools/repeatability.ts
// The figures marked `propagated` in packages/garments/spec/repeatability.json come from here.
import { type GarmentType, garmentDrawings, garmentTypeNames, garmentTypes, type KeypointName } from '@fitsize/garments'
import { annotatorsApart, measureGarment, ninetyPercent, usualWidthCm } from '../src'

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
  const names = garmentTypes[type].keypoints
  const spread = (name: KeypointName) => {
    const apartMm = annotatorsApart(type, name) * usualWidthCm[type] * 10
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

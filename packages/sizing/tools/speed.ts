// Prints how long one size takes, warm, in microseconds of the processor:
//   npx tsx packages/sizing/tools/speed.ts
import { fitOf, probabilityOf, targetFor } from '../src'
import { measured, offered, reference, size, stated } from '../test/garments'

const measures = {
  chest: 52,
  body_length: 71,
  shoulders: 46,
  left_sleeve: 22,
  right_sleeve: 22,
  waist: 52,
  neck: 18,
  left_cuff: 17,
}
const target = targetFor([reference({ lengths: measured(measures) })], 'same', {
  garmentType: 'blouse',
  category: 't-shirt',
})
if (target === null) throw new Error('it can be compared')
const garment = offered()
const sizes = Array.from({ length: 1000 }, (_, place) =>
  size(
    `${place}`,
    stated(Object.fromEntries(Object.entries(measures).map(([name, cm]) => [name, cm + (place % 21) - 10]))),
  ),
)
const rounds = 200
const figure = (of: typeof fitOf | typeof probabilityOf): string => {
  let microseconds = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const start = process.cpuUsage()
    for (let round = 0; round < rounds; round += 1) for (const entry of sizes) of(target, garment, entry)
    microseconds = Math.min(microseconds, process.cpuUsage(start).user / (rounds * sizes.length))
  }
  return `${microseconds.toFixed(2)} µs`
}
process.stdout.write(`8 dimensions: fitOf ${figure(fitOf)}, probabilityOf ${figure(probabilityOf)}\n`)

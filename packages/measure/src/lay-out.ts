import {
  type DimensionName,
  dimensionNames,
  type GarmentType,
  garmentDrawings,
  garmentTypes,
  type KeypointName,
  keypointNames,
  keypointsOf,
} from '@fitsize/garments'
import { courseLength } from './course'
import type { Point } from './homography'

type Places = Readonly<Partial<Record<KeypointName, Point>>>
type Lengths = Readonly<Partial<Record<DimensionName, number>>>

/** Rounds after which charts in half centimetres are met as well as they agree with themselves. */
const rounds = 400

/**
 * Where the keypoints of a garment lie that measures these lengths: those of another one of its type, stretched to its size
 * and then each moved no further than the lengths ask. Lengths that contradict each other share what is left over. What is
 * told of one side alone is taken for the other side, too. Points and lengths in one unit.
 */
export function layOut(garmentType: GarmentType, told: Lengths, from: Places): Places {
  const lengths = ofBothSides(told)
  const specs = garmentTypes[garmentType].dimensions.filter(({ name }) => lengths[name] !== undefined)
  const places = stretched(garmentType, lengths, from)
  for (let round = 0; round < rounds; round += 1) {
    const moves = new Map<KeypointName, Point & { readonly pulls: number }>()
    for (const spec of specs) {
      const wanted = lengths[spec.name]
      const measured = courseLength(spec, (name) => places.get(name))
      if (measured === undefined || wanted === undefined) continue
      const steepness = [...measured.byKeypoint.values()].reduce((sum, { x, y }) => sum + x * x + y * y, 0)
      if (steepness === 0) continue
      const step = (wanted - measured.length) / steepness
      for (const [name, slope] of measured.byKeypoint) {
        const { x, y, pulls } = moves.get(name) ?? { x: 0, y: 0, pulls: 0 }
        moves.set(name, { x: x + step * slope.x, y: y + step * slope.y, pulls: pulls + 1 })
      }
    }
    // All at once and by their mean, so that left and right stay alike.
    for (const [name, { x, y, pulls }] of moves) {
      const place = places.get(name)
      if (place !== undefined) places.set(name, { x: place.x + x / pulls, y: place.y + y / pulls })
    }
  }
  return Object.fromEntries(places)
}

/** What not every garment of a type has; without it the outline goes straight past. */
const optional = /^(cuff|waistline)_/

/**
 * The same for a garment of which nothing but lengths is known, in centimetres: the drawing of its type, with sleeves and a
 * waist only where the lengths tell of them.
 */
export function drawOut(garmentType: GarmentType, told: Lengths): Places {
  const lengths = ofBothSides(told)
  const known = new Set(
    garmentTypes[garmentType].dimensions.filter(({ name }) => lengths[name] !== undefined).flatMap(keypointsOf),
  )
  const drawing = garmentDrawings[garmentType].keypoints
  const shown: Partial<Record<KeypointName, Point>> = {}
  for (const name of keypointNames) {
    const point = drawing[name]
    if (point !== undefined && (known.has(name) || !optional.test(name))) shown[name] = point
  }
  return layOut(garmentType, lengths, shown)
}

function otherSide(name: DimensionName): DimensionName {
  const mirrored = name.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'))
  return dimensionNames.find((candidate) => candidate === mirrored) ?? name
}

function ofBothSides(told: Lengths): Lengths {
  const lengths: Partial<Record<DimensionName, number>> = {}
  for (const name of dimensionNames) {
    const length = told[name] ?? told[otherSide(name)]
    if (length !== undefined) lengths[name] = length
  }
  return lengths
}

/** The points drawn out to the size: across by the widths and along by the lengths, each by the middle of its ratios. */
function stretched(garmentType: GarmentType, lengths: Lengths, from: Places): Map<KeypointName, Point> {
  const ratio = (kind: 'width' | 'length'): number =>
    medianOf(
      garmentTypes[garmentType].dimensions.flatMap((spec) => {
        const wanted = lengths[spec.name]
        const measured = courseLength(spec, (name) => from[name])
        if (spec.kind !== kind || wanted === undefined || measured === undefined || measured.length === 0) return []
        return [wanted / measured.length]
      }),
    )
  const [across, along] = [ratio('width'), ratio('length')]
  const places = new Map<KeypointName, Point>()
  for (const name of keypointNames) {
    const point = from[name]
    if (point !== undefined) places.set(name, { x: point.x * across, y: point.y * along })
  }
  return places
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 1
}

import {
  type DimensionName,
  type DimensionSpec,
  type GarmentType,
  garmentDrawings,
  garmentTypes,
  type KeypointGroup,
} from '@fitsize/garments'

type Point = { readonly x: number; readonly y: number }

const known = new Map<GarmentType, Readonly<Partial<Record<DimensionName, number>>>>()

/** A usual size's lengths lying flat, in tenths of a millimetre: as packages/garments draws it. */
export function usualLengths(garmentType: GarmentType): Readonly<Partial<Record<DimensionName, number>>> {
  const before = known.get(garmentType)
  if (before !== undefined) return before
  const { keypoints } = garmentDrawings[garmentType]
  const middle = (group: KeypointGroup): Point => {
    const points = group.flatMap((name) => keypoints[name] ?? [])
    return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) }
  }
  const lengths = Object.fromEntries(
    garmentTypes[garmentType].dimensions.map((spec) => [spec.name, Math.round(drawnCm(spec, middle) * 100)]),
  )
  known.set(garmentType, lengths)
  return lengths
}

function drawnCm(spec: DimensionSpec, middle: (group: KeypointGroup) => Point): number {
  if (spec.course === 'path') {
    const places = [spec.from, ...spec.via, spec.to].map(middle)
    return places.slice(1).reduce((sum, place, index) => sum + apart(places[index] ?? place, place), 0)
  }
  const [from, start, end] = [spec.from, ...spec.toLine].map(middle) as [Point, Point, Point]
  const cross = (end.x - start.x) * (from.y - start.y) - (end.y - start.y) * (from.x - start.x)
  return Math.abs(cross) / apart(start, end)
}

const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

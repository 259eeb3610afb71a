/** A place on the photo or on the stage, x right and y down. The unit is said by the user of the type. */
export type Place = { readonly x: number; readonly y: number }

/** Symmetric 2x2 covariance [xx, xy, yy]. */
export type Covariance = readonly [number, number, number]

/** Factor from one standard deviation to half of a 90 % interval of a normal distribution. */
const halfIntervalFactor = 1.645

/**
 * How far a point may lie from where it is drawn: half of the 90 % interval along the direction in which the point is
 * least certain, in the unit of the covariance's square root. A covariance that rounding left slightly negative counts as 0.
 */
export function spreadRadius([xx, xy, yy]: Covariance): number {
  const middle = (xx + yy) / 2
  const largest = middle + Math.hypot((xx - yy) / 2, xy)
  return halfIntervalFactor * Math.sqrt(Math.max(0, largest))
}

/** Distance from a place to the nearest point of a segment, same unit as the places. */
export function distanceToSegment(place: Place, from: Place, to: Place): number {
  const along = { x: to.x - from.x, y: to.y - from.y }
  const squaredLength = along.x ** 2 + along.y ** 2
  const share = squaredLength === 0 ? 0 : ((place.x - from.x) * along.x + (place.y - from.y) * along.y) / squaredLength
  const clamped = Math.min(1, Math.max(0, share))
  return Math.hypot(place.x - from.x - clamped * along.x, place.y - from.y - clamped * along.y)
}

type Segment = { readonly from: Place; readonly to: Place }

/** The straight pieces between the corners of a path. */
export function segmentsOf(path: readonly Place[]): readonly Segment[] {
  return path.slice(1).flatMap((to, index) => {
    const from = path[index]
    return from === undefined ? [] : [{ from, to }]
  })
}

const segmentLength = ({ from, to }: Segment): number => Math.hypot(to.x - from.x, to.y - from.y)

/** Length of a path, same unit as its corners. */
export const pathLength = (path: readonly Place[]): number =>
  segmentsOf(path).reduce((total, segment) => total + segmentLength(segment), 0)

/** The longest straight piece of a path; both ends are its only corner when it has no piece. */
export function longestSegment(path: readonly Place[]): Segment {
  const [corner = { x: 0, y: 0 }] = path
  return segmentsOf(path).reduce((longest, next) => (segmentLength(next) > segmentLength(longest) ? next : longest), {
    from: corner,
    to: corner,
  })
}

/** Distance from a place to the nearest point of a path, same unit as its corners. */
export const distanceToPath = (place: Place, path: readonly Place[]): number =>
  Math.min(...segmentsOf(path).map(({ from, to }) => distanceToSegment(place, from, to)))

/**
 * The name of the line nearest to a place, within `tolerance`; `null` when none is that near. Where lines run through
 * the same place, the shorter one wins: a long one can be taken hold of elsewhere.
 */
export function nearestLine<Name extends string>(
  lines: readonly { readonly name: Name; readonly path: readonly Place[] }[],
  place: Place,
  tolerance: number,
): Name | null {
  const near = lines
    .map((line) => ({
      name: line.name,
      distance: distanceToPath(place, line.path),
      length: pathLength(line.path),
    }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((one, other) => {
      const sameSpot = Math.abs(one.distance - other.distance) < tolerance / 4
      return sameSpot ? one.length - other.length : one.distance - other.distance
    })
  return near[0]?.name ?? null
}

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

/** The mean of some places; `null` for none. */
export function meanPlace(places: readonly Place[]): Place | null {
  if (places.length === 0) return null
  const sum = places.reduce((total, place) => ({ x: total.x + place.x, y: total.y + place.y }))
  return { x: sum.x / places.length, y: sum.y / places.length }
}

/** Distance from a place to the nearest point of a segment, same unit as the places. */
export function distanceToSegment(place: Place, from: Place, to: Place): number {
  const along = { x: to.x - from.x, y: to.y - from.y }
  const squaredLength = along.x ** 2 + along.y ** 2
  const share = squaredLength === 0 ? 0 : ((place.x - from.x) * along.x + (place.y - from.y) * along.y) / squaredLength
  const clamped = Math.min(1, Math.max(0, share))
  return Math.hypot(place.x - from.x - clamped * along.x, place.y - from.y - clamped * along.y)
}

/**
 * The name of the line nearest to a place, within `tolerance`; `null` when none is that near. Where lines run through
 * the same place, the shorter one wins: a long one can be taken hold of elsewhere.
 */
export function nearestLine<Name extends string>(
  lines: readonly { readonly name: Name; readonly from: Place; readonly to: Place }[],
  place: Place,
  tolerance: number,
): Name | null {
  const near = lines
    .map((line) => ({
      name: line.name,
      distance: distanceToSegment(place, line.from, line.to),
      length: Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y),
    }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((one, other) => {
      const sameSpot = Math.abs(one.distance - other.distance) < tolerance / 4
      return sameSpot ? one.length - other.length : one.distance - other.distance
    })
  return near[0]?.name ?? null
}

import type { DimensionCourse, KeypointGroup, KeypointName } from '@fitsize/garments'
import type { Point } from './homography'

/** Where a keypoint lies, in whatever frame the caller measures; undefined when it is not there. */
export type PlaceOf = (name: KeypointName) => Point | undefined

/** A length with its derivatives by the position of each keypoint it rests on, in the frame of the points. */
export type CourseLength = { readonly length: number; readonly byKeypoint: ReadonlyMap<KeypointName, Point> }

/**
 * The corners of a dimension's line, in the frame of the points; undefined when a keypoint is missing. A perpendicular
 * ends where it meets its line, which is a right angle only in a frame without perspective.
 */
export function traceCourse(course: DimensionCourse, placeOf: PlaceOf): readonly Point[] | undefined {
  switch (course.course) {
    case 'path':
      return allThere([course.from, ...course.via, course.to].map((group) => middleOf(group, placeOf)))
    case 'perpendicular': {
      const ends = perpendicularEnds(course, placeOf)
      if (ends === undefined) return undefined
      const { point, start, along, share } = ends
      return [point, { x: start.x + share * along.x, y: start.y + share * along.y }]
    }
  }
}

/**
 * The length of a dimension's line; undefined when a keypoint is missing. Where points coincide a line has no direction:
 * any will do, and the spread of the points then speaks for itself.
 */
export function courseLength(course: DimensionCourse, placeOf: PlaceOf): CourseLength | undefined {
  const byKeypoint = new Map<KeypointName, Point>()
  const pull = (group: KeypointGroup, direction: Point, weight: number) => {
    for (const name of group) {
      const { x, y } = byKeypoint.get(name) ?? { x: 0, y: 0 }
      const share = weight / group.length
      byKeypoint.set(name, { x: x + share * direction.x, y: y + share * direction.y })
    }
  }
  switch (course.course) {
    case 'path': {
      const groups = [course.from, ...course.via, course.to]
      const corners = allThere(groups.map((group) => middleOf(group, placeOf)))
      if (corners === undefined) return undefined
      let length = 0
      for (const [index, group] of groups.entries()) {
        const [before, corner] = [corners[index - 1], corners[index]]
        const previous = groups[index - 1]
        if (before === undefined || corner === undefined || previous === undefined) continue
        const piece = { x: corner.x - before.x, y: corner.y - before.y }
        length += Math.hypot(piece.x, piece.y)
        pull(previous, unit(piece), -1)
        pull(group, unit(piece), 1)
      }
      return { length, byKeypoint }
    }
    case 'perpendicular': {
      const ends = perpendicularEnds(course, placeOf)
      if (ends === undefined) return undefined
      const { point, start, along, share } = ends
      const direction = unit(along)
      const across = { x: -direction.y, y: direction.x }
      const signed = (point.x - start.x) * across.x + (point.y - start.y) * across.y
      const away = signed < 0 ? { x: -across.x, y: -across.y } : across
      // Turning the line about the point's foot changes nothing to first order, so its ends share the pull by lever.
      pull(course.from, away, 1)
      pull(course.toLine[0], away, share - 1)
      pull(course.toLine[1], away, -share)
      return { length: Math.abs(signed), byKeypoint }
    }
  }
}

/** The point, the line's first end, the way to its second, and where along it (0 to 1 between them) the foot lies. */
function perpendicularEnds({ from, toLine }: Extract<DimensionCourse, { course: 'perpendicular' }>, placeOf: PlaceOf) {
  const [point, start, end] = [from, ...toLine].map((group) => middleOf(group, placeOf))
  if (point === undefined || start === undefined || end === undefined) return undefined
  const along = { x: end.x - start.x, y: end.y - start.y }
  const squared = along.x ** 2 + along.y ** 2
  const share = squared === 0 ? 0 : ((point.x - start.x) * along.x + (point.y - start.y) * along.y) / squared
  return { point, start, along, share }
}

function middleOf(group: KeypointGroup, placeOf: PlaceOf): Point | undefined {
  const places = allThere(group.map(placeOf))
  if (places === undefined || places.length === 0) return undefined
  const sum = places.reduce((total, place) => ({ x: total.x + place.x, y: total.y + place.y }))
  return { x: sum.x / places.length, y: sum.y / places.length }
}

function allThere(places: readonly (Point | undefined)[]): readonly Point[] | undefined {
  const there = places.filter((place) => place !== undefined)
  return there.length === places.length ? there : undefined
}

function unit({ x, y }: Point): Point {
  const length = Math.hypot(x, y)
  return length > 0 ? { x: x / length, y: y / length } : { x: 1, y: 0 }
}

import { markerOnBoard, type Point, type SeenMarker } from './board-markers'
import { fitHomography, type Homography, leastSquares, mapped, type Pair } from './homography'

export type FrameSize = { readonly width: number; readonly height: number }

export type SheetPose = {
  /** From the board's millimetres to pixels of the frame. */
  readonly homography: Homography
  /** Between the camera's axis and the sheet's normal, in degrees. */
  readonly tiltDeg: number
  /**
   * The direction of the tilt: the sheet's normal, towards the camera, across the frame (x to the right, y down). It
   * points to the side of the phone that is further from the sheet; its length is the sine of the tilt.
   */
  readonly lean: Point
  readonly markers: number
}

/** The main cameras of phones, as the server assumes too when a photo does not tell its focal length. */
export const usualFocalLength35mm = 26

/** Diagonal of a 36 by 24 mm frame. */
const diagonal35mm = Math.hypot(36, 24)

/** Fewer could be mistaken squares of something else. */
const fewestMarkers = 3

/** How far a marker's corner may lie from where the others say, as a share of the marker's side. */
const tolerance = 0.25

/** How the sheet lies before the camera; `null` unless enough markers agree on one sheet. */
export function sheetPose(markers: readonly SeenMarker[], frame: FrameSize): SheetPose | null {
  const candidates = markers.map(pairsOf).filter((pairs) => pairs.length === 4)
  const agreeing = largestAgreement(candidates)
  if (agreeing.length < fewestMarkers) return null
  const pairs = agreeing.flat()
  const homography = fitHomography(pairs)
  if (homography === null) return null
  const focal = (usualFocalLength35mm / diagonal35mm) * Math.hypot(frame.width, frame.height)
  const middle = { x: frame.width / 2, y: frame.height / 2 }
  const normal = normalOf(homography, pairs, focal, middle)
  if (normal === null) return null
  const tiltDeg = (Math.acos(Math.min(1, -normal[2])) * 180) / Math.PI
  return { homography, tiltDeg, lean: { x: normal[0], y: normal[1] }, markers: agreeing.length }
}

function pairsOf({ id, corners }: SeenMarker): Pair[] {
  const place = markerOnBoard(id)
  return place === null ? [] : place.flatMap((from, index) => (corners[index] ? [{ from, to: corners[index] }] : []))
}

/** The most markers that lie where one of them says. A mistaken one agrees with none. */
function largestAgreement(candidates: readonly (readonly Pair[])[]): readonly (readonly Pair[])[] {
  let best: readonly (readonly Pair[])[] = []
  for (const seed of candidates) {
    let agreeing: readonly (readonly Pair[])[] = [seed]
    // One marker alone extrapolates badly to the far end of the sheet: those nearby join first, and then say more.
    for (let round = 0; round < 4; round++) {
      const homography = fitHomography(agreeing.flat())
      if (homography === null) break
      const allowed = round === 0 ? 1 : tolerance
      const next = candidates.filter((pairs) => agrees(homography, pairs, allowed))
      if (next.length < agreeing.length && round > 0) break
      agreeing = next
    }
    const homography = fitHomography(agreeing.flat())
    if (homography !== null) agreeing = agreeing.filter((pairs) => agrees(homography, pairs, tolerance))
    if (agreeing.length > best.length) best = agreeing
    if (best.length === candidates.length) break
  }
  return best
}

function agrees(homography: Homography, pairs: readonly Pair[], allowed: number): boolean {
  const [first, second] = pairs
  if (first === undefined || second === undefined) return false
  const side = Math.hypot(first.to.x - second.to.x, first.to.y - second.to.y)
  return pairs.every(({ from, to }) => {
    const { x, y } = mapped(homography, from)
    return Math.hypot(x - to.x, y - to.y) < allowed * side
  })
}

/** Rotation as a vector (axis times angle), then where the board's origin lies; millimetres in the camera's axes. */
type Pose = readonly [number, number, number, number, number, number]

/**
 * The sheet's normal, towards the camera, in the pose that explains the corners best. A homography's own decomposition is
 * the start: it has two degrees of freedom more than a camera, and a small sheet's corners would tilt it by many degrees.
 */
function normalOf(homography: Homography, pairs: readonly Pair[], focal: number, middle: Point): Vector | null {
  const start = decomposed(homography, focal, middle)
  if (start === null) return null
  let pose = start
  for (let round = 0; round < 8; round++) {
    const step = leastSquares(pairs.flatMap((pair) => equationsOf(pose, pair, focal, middle)))
    if (step === null) return null
    pose = added(pose, step)
    if (Math.hypot(...step.slice(0, 3)) < 1e-5) break
  }
  const [, , third] = rotationOf(pose)
  if (!third.every(Number.isFinite)) return null
  return third[2] > 0 ? [-third[0], -third[1], -third[2]] : third
}

/** Finite differences, in radians and millimetres. */
const smallSteps = [1e-5, 1e-5, 1e-5, 1e-2, 1e-2, 1e-2] as const

function equationsOf(pose: Pose, { from, to }: Pair, focal: number, middle: Point) {
  const here = projected(pose, from, focal, middle)
  const slopes = smallSteps.map((size, index) => {
    const moved = projected(
      added(
        pose,
        smallSteps.map((_, other) => (other === index ? size : 0)),
      ),
      from,
      focal,
      middle,
    )
    return { x: (moved.x - here.x) / size, y: (moved.y - here.y) / size }
  })
  return [
    { factors: slopes.map(({ x }) => x), value: to.x - here.x },
    { factors: slopes.map(({ y }) => y), value: to.y - here.y },
  ]
}

const added = (pose: Pose, step: readonly number[]): Pose => [
  pose[0] + (step[0] ?? 0),
  pose[1] + (step[1] ?? 0),
  pose[2] + (step[2] ?? 0),
  pose[3] + (step[3] ?? 0),
  pose[4] + (step[4] ?? 0),
  pose[5] + (step[5] ?? 0),
]

function projected(pose: Pose, { x, y }: Point, focal: number, middle: Point): Point {
  const [first, second] = rotationOf(pose)
  const depth = first[2] * x + second[2] * y + pose[5]
  return {
    x: middle.x + (focal * (first[0] * x + second[0] * y + pose[3])) / depth,
    y: middle.y + (focal * (first[1] * x + second[1] * y + pose[4])) / depth,
  }
}

type Vector = readonly [number, number, number]

/** The columns of the rotation matrix, by Rodrigues' formula. */
function rotationOf([a, b, c]: Pose): readonly [Vector, Vector, Vector] {
  const angle = Math.hypot(a, b, c)
  const [x, y, z] = angle < 1e-12 ? [1, 0, 0] : [a / angle, b / angle, c / angle]
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const rest = 1 - cosine
  return [
    [cosine + x * x * rest, y * x * rest + z * sine, z * x * rest - y * sine],
    [x * y * rest - z * sine, cosine + y * y * rest, z * y * rest + x * sine],
    [x * z * rest + y * sine, y * z * rest - x * sine, cosine + z * z * rest],
  ]
}

/** A pose near a homography's; `null` when it puts the sheet behind the camera or edge-on. */
function decomposed([a, b, c, d, e, f, g, h, i]: Homography, focal: number, middle: Point): Pose | null {
  const column = (u: number, v: number, w: number): Vector => [
    (u - middle.x * w) / focal,
    (v - middle.y * w) / focal,
    w,
  ]
  const [one, two, origin] = [column(a, d, g), column(b, e, h), column(c, f, i)]
  const scale = 2 / (Math.hypot(...one) + Math.hypot(...two))
  if (!Number.isFinite(scale) || origin[2] <= 0) return null
  const first = unit(one)
  const along = dot(first, two)
  const second = unit([two[0] - along * first[0], two[1] - along * first[1], two[2] - along * first[2]])
  const third = cross(first, second)
  if (!third.every(Number.isFinite)) return null
  const angle = Math.acos(Math.max(-1, Math.min(1, (first[0] + second[1] + third[2] - 1) / 2)))
  const axis: Vector = [second[2] - third[1], third[0] - first[2], first[1] - second[0]]
  const sine = Math.hypot(...axis)
  // Half a turn has no axis in these differences; a tenth of a degree beside it is as good a start.
  const [x, y, z] = sine < 1e-9 ? (angle < 1 ? [0, 0, 0] : halfTurnAxis(first, second, third)) : axis
  const length = sine < 1e-9 ? 1 : sine
  return [
    (x / length) * angle,
    (y / length) * angle,
    (z / length) * angle,
    origin[0] * scale,
    origin[1] * scale,
    origin[2] * scale,
  ]
}

/** The axis of a rotation by half a turn, R + 1 = 2·axis·axisᵀ: its column of largest length. */
function halfTurnAxis(first: Vector, second: Vector, third: Vector): Vector {
  const columns: Vector[] = [
    [first[0] + 1, first[1], first[2]],
    [second[0], second[1] + 1, second[2]],
    [third[0], third[1], third[2] + 1],
  ]
  return unit(columns.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one)))
}

const dot = (left: Vector, right: Vector): number => left[0] * right[0] + left[1] * right[1] + left[2] * right[2]
const cross = (left: Vector, right: Vector): Vector => [
  left[1] * right[2] - left[2] * right[1],
  left[2] * right[0] - left[0] * right[2],
  left[0] * right[1] - left[1] * right[0],
]
const lengthOf = ([x, y, z]: Vector): number => Math.hypot(x, y, z)
const unit = (vector: Vector): Vector => {
  const length = lengthOf(vector)
  return [vector[0] / length, vector[1] / length, vector[2] / length]
}

export type Point = { readonly x: number; readonly y: number }

/**
 * Plane homography, nine numbers row-major with the last one 1: photo pixels (x right, y down, origin at the corner of
 * the first pixel) to millimetres on the plane the marker lies on.
 */
export type Homography = readonly number[]

/** Covariance of the first eight entries of a homography, row-major 8x8. */
export type HomographyCovariance = readonly number[]

/** A point on the plane with its derivatives by the pixel (2x2) and by the homography's first eight entries (2x8). */
export type Projection = {
  readonly position: Point
  readonly byPixel: { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
  readonly byEntry: { readonly x: readonly number[]; readonly y: readonly number[] }
}

const entry = (values: readonly number[], index: number): number => {
  const value = values[index]
  if (value === undefined) throw new RangeError(`a homography needs an entry ${index}, got ${values.length}`)
  return value
}

/**
 * Maps a photo pixel to the plane, in millimetres, with first derivatives.
 *
 * @throws RangeError when the point lies on the plane's horizon, where no position exists.
 */
export function project(homography: Homography, { x, y }: Point): Projection {
  const [a, b, c, d, e, f, g, h, i] = Array.from({ length: 9 }, (_, index) => entry(homography, index)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const w = g * x + h * y + i
  if (!Number.isFinite(w) || Math.abs(w) < 1e-12) throw new RangeError('the point lies on the horizon of the plane')
  const position = { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w }
  return {
    position,
    byPixel: {
      x: [(a - position.x * g) / w, (b - position.x * h) / w],
      y: [(d - position.y * g) / w, (e - position.y * h) / w],
    },
    byEntry: {
      x: [x / w, y / w, 1 / w, 0, 0, 0, (-position.x * x) / w, (-position.x * y) / w],
      y: [0, 0, 0, x / w, y / w, 1 / w, (-position.y * x) / w, (-position.y * y) / w],
    },
  }
}

/**
 * Photo pixels per centimetre of the plane around a point: the square root of the local area scale.
 * `checkLineMm` as in {@link measureGarment}.
 */
export function pxPerCmAt(homography: Homography, point: Point, checkLineMm = 100): number {
  const { byPixel } = project(homography, point)
  const mmPerPx = Math.sqrt(Math.abs(byPixel.x[0] * byPixel.y[1] - byPixel.x[1] * byPixel.y[0]))
  return 10 / (mmPerPx * (checkLineMm / 100))
}

/** The homography, with its covariance, of the same photo resized by `factor` (new size / old size). */
export function resizeHomography(
  homography: Homography,
  covariance: HomographyCovariance,
  factor: number,
): { homography: number[]; homographyCovariance: number[] } {
  const perColumn = [1 / factor, 1 / factor, 1]
  const scale = (index: number) => entry(perColumn, index % 3)
  return {
    homography: homography.map((value, index) => value * scale(index)),
    homographyCovariance: covariance.map((value, index) => value * scale(Math.floor(index / 8)) * scale(index % 8)),
  }
}

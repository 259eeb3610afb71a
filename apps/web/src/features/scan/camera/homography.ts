import type { Point } from './board-markers'

/** Row by row; maps (x, y, 1). The last entry is 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

export type Pair = { readonly from: Point; readonly to: Point }

/** Where a homography takes a point. */
export function mapped([a, b, c, d, e, f, g, h, i]: Homography, { x, y }: Point): Point {
  const w = g * x + h * y + i
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w }
}

/** The homography that takes points to others with the least squares of its linear equations; `null` from too few. */
export function fitHomography(pairs: readonly Pair[]): Homography | null {
  if (pairs.length < 4) return null
  const from = scaleOf(pairs.map((pair) => pair.from))
  const to = scaleOf(pairs.map((pair) => pair.to))
  const rows = pairs.flatMap((pair) => {
    const { x, y } = from.shrink(pair.from)
    const { x: u, y: v } = to.shrink(pair.to)
    return [
      { factors: [x, y, 1, 0, 0, 0, -u * x, -u * y], value: u },
      { factors: [0, 0, 0, x, y, 1, -v * x, -v * y], value: v },
    ]
  })
  const solution = leastSquares(rows)
  if (solution === null) return null
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solution
  const shrunken: Homography = [a, b, c, d, e, f, g, h, 1]
  // Undoes the scaling of both sides, point by point through the matrix product T_to⁻¹ · H · T_from.
  const product = multiply(multiply(to.grow, shrunken), from.matrix)
  const last = product[8]
  if (!Number.isFinite(last) || Math.abs(last) < 1e-12) return null
  const [p, q, r, s, t, u, v, w] = product.map((entry) => entry / last)
  return [p ?? 0, q ?? 0, r ?? 0, s ?? 0, t ?? 0, u ?? 0, v ?? 0, w ?? 0, 1]
}

export type Equation = { readonly factors: readonly number[]; readonly value: number }

/** Solves equations that are too many by their normal equations; `null` when they do not determine the unknowns. */
export function leastSquares(equations: readonly Equation[]): number[] | null {
  const size = equations[0]?.factors.length ?? 0
  const system = Array.from({ length: size }, () => new Float64Array(size + 1))
  for (const { factors, value } of equations)
    for (const [row, left] of factors.entries()) {
      const line = system[row]
      if (line === undefined || left === 0) continue
      for (const [column, right] of factors.entries()) line[column] = (line[column] ?? 0) + left * right
      line[size] = (line[size] ?? 0) + left * value
    }
  return eliminate(system, size)
}

/** Gauss-Jordan elimination with row pivots. */
function eliminate(system: Float64Array[], size: number): number[] | null {
  const at = (row: number, column: number): number => system[row]?.[column] ?? 0
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot
    for (let row = pivot + 1; row < size; row++) if (Math.abs(at(row, pivot)) > Math.abs(at(best, pivot))) best = row
    const line = system[best]
    const other = system[pivot]
    if (line === undefined || other === undefined || Math.abs(at(best, pivot)) < 1e-12) return null
    system[best] = other
    system[pivot] = line
    for (const [row, target] of system.entries()) {
      if (row === pivot) continue
      const factor = at(row, pivot) / at(pivot, pivot)
      if (factor === 0) continue
      for (let column = pivot; column <= size; column++)
        target[column] = (target[column] ?? 0) - factor * (line[column] ?? 0)
    }
  }
  return Array.from({ length: size }, (_, row) => at(row, size) / at(row, row))
}

/** Moves points around the origin at distances near 1, without which the equations would be badly conditioned. */
function scaleOf(points: readonly Point[]) {
  const middle = {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  }
  const spread = points.reduce((sum, { x, y }) => sum + Math.hypot(x - middle.x, y - middle.y), 0) / points.length || 1
  const matrix: Homography = [1 / spread, 0, -middle.x / spread, 0, 1 / spread, -middle.y / spread, 0, 0, 1]
  const grow: Homography = [spread, 0, middle.x, 0, spread, middle.y, 0, 0, 1]
  return { matrix, grow, shrink: (point: Point) => mapped(matrix, point) }
}

function multiply(left: Homography, right: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = left
  const [j, k, l, m, n, o, p, q, r] = right
  return [
    a * j + b * m + c * p,
    a * k + b * n + c * q,
    a * l + b * o + c * r,
    d * j + e * m + f * p,
    d * k + e * n + f * q,
    d * l + e * o + f * r,
    g * j + h * m + i * p,
    g * k + h * n + i * q,
    g * l + h * o + i * r,
  ]
}

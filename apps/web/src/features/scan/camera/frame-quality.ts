import type { Point, Quad } from './board-markers'
import type { Frame } from './find-markers'

export type Light = {
  /** Mean brightness of the frame's lightest tenth, 0 to 1; what the server calls luminance. */
  readonly lightest: number
  /** Between the dark and the light parts of the sheet (its 10th and 90th percentiles), 0 to 1; `null` without one. */
  readonly sheetContrast: number | null
}

/** Brightness of each pixel, 0 to 255 (Rec. 601). */
export function brightnessOf({ width, height, data }: Frame): Uint8Array {
  const brightness = new Uint8Array(width * height)
  for (let pixel = 0; pixel < brightness.length; pixel++) {
    const at = pixel * 4
    brightness[pixel] = 0.5 + 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
  }
  return brightness
}

/** How light the frame is, and how clearly the sheet's black stands out from its white. */
export function lightOf(brightness: Uint8Array, width: number, sheet: Quad | null): Light {
  const histogram = new Uint32Array(256)
  for (const value of brightness) histogram[value] = (histogram[value] ?? 0) + 1
  return {
    lightest: meanAbove(histogram, 0.9) / 255,
    sheetContrast: sheet === null ? null : contrastOf(brightness, width, sheet) / 255,
  }
}

/** Length of black-white edges on a square millimetre of the board: squares, markers and about half of their modules. */
const edgesPerMm2 = 0.13

/**
 * How blurred the sheet is, as the standard deviation of the Gaussian in pixels. An edge of contrast c blurred by s adds
 * c²/(4·√π·s³) to the variance of the Laplacian for each pixel of its length, and the board's edges are known: so the
 * variance tells s whatever the distance. Pixels themselves blur by about 0.6, so sharp frames are not at 0.
 *
 * @param pxPerMm at the sheet
 */
export function blurOf(brightness: Uint8Array, width: number, board: Quad, pxPerMm: number): number | null {
  const contrast = contrastOf(brightness, width, board)
  if (contrast < 8) return null
  const variance = laplacianVariance(brightness, width, board)
  if (variance === 0) return null
  return ((edgesPerMm2 / pxPerMm) * (contrast ** 2 / (4 * Math.sqrt(Math.PI) * variance))) ** (1 / 3)
}

/** Variance of the Laplacian (four neighbours) over the pixels inside a quadrilateral. */
export function laplacianVariance(brightness: Uint8Array, width: number, quad: Quad): number {
  const height = Math.floor(brightness.length / width)
  let [count, sum, squares] = [0, 0, 0]
  eachPixelInside(quad, width, height, (pixel) => {
    const at = (offset: number): number => brightness[pixel + offset] ?? 0
    const laplacian = at(-1) + at(1) + at(-width) + at(width) - 4 * at(0)
    count += 1
    sum += laplacian
    squares += laplacian * laplacian
  })
  return count === 0 ? 0 : squares / count - (sum / count) ** 2
}

function contrastOf(brightness: Uint8Array, width: number, quad: Quad): number {
  const histogram = new Uint32Array(256)
  eachPixelInside(quad, width, Math.floor(brightness.length / width), (pixel) => {
    const value = brightness[pixel] ?? 0
    histogram[value] = (histogram[value] ?? 0) + 1
  })
  return percentile(histogram, 0.9) - percentile(histogram, 0.1)
}

/** Visits the pixels inside a convex quadrilateral, but for the frame's outermost ones. */
function eachPixelInside(quad: Quad, width: number, height: number, visit: (pixel: number) => void): void {
  const sides = quad.map((from, index) => ({ from, to: quad[(index + 1) % 4] ?? from }))
  const top = Math.max(1, Math.ceil(Math.min(...quad.map(({ y }) => y))))
  const bottom = Math.min(height - 2, Math.floor(Math.max(...quad.map(({ y }) => y))))
  for (let y = top; y <= bottom; y++) {
    const crossings = sides.flatMap(({ from, to }) => crossingOf(from, to, y))
    if (crossings.length < 2) continue
    const right = Math.min(width - 2, Math.floor(Math.max(...crossings)))
    for (let x = Math.max(1, Math.ceil(Math.min(...crossings))); x <= right; x++) visit(y * width + x)
  }
}

function crossingOf(from: Point, to: Point, y: number): readonly number[] {
  if (from.y === to.y || y < Math.min(from.y, to.y) || y > Math.max(from.y, to.y)) return []
  return [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)]
}

function percentile(histogram: Uint32Array, share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (const [value, count] of histogram.entries()) {
    seen += count
    if (seen > share * total) return value
  }
  return 255
}

/** Mean of the values above a percentile. */
function meanAbove(histogram: Uint32Array, share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  let missing = Math.max(1, Math.round((1 - share) * total))
  const wanted = missing
  let sum = 0
  for (let value = 255; value >= 0 && missing > 0; value--) {
    const taken = Math.min(missing, histogram[value] ?? 0)
    sum += taken * value
    missing -= taken
  }
  return sum / wanted
}

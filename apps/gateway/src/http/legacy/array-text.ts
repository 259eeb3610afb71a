const least = -32_768
const most = 32_767

/**
 * A point as the original printed it: the `repr` of a NumPy array of 16-bit integers, each entry as wide as the widest,
 * such as `array([ 73, 157,   1], dtype=int16)`. Clients cut it apart and read the numbers.
 *
 * Fractions are cut off, as `astype(int16)` does: from coordinates whose origin is the corner of the first pixel that
 * makes the index of the pixel the point lies in. What does not fit 16 bits becomes the nearest number that does; the
 * original let it wrap around to the other side.
 */
export function arrayText({ x, y }: { readonly x: number; readonly y: number }): string {
  const entries = [int16(x), int16(y), 1].map(String)
  const width = Math.max(...entries.map((entry) => entry.length))
  return `array([${entries.map((entry) => entry.padStart(width)).join(', ')}], dtype=int16)`
}

// Adding 0 makes 0 of -0.
const int16 = (value: number): number => Math.min(Math.max(Math.trunc(value), least), most) + 0

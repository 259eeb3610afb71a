/**
 * The normal distribution function, to 1e-15. Hart's rational approximation as in G. West, Better approximations to
 * cumulative normal functions (2005).
 */
export function normalBelow(z: number): number {
  const x = Math.abs(z)
  if (x > 37) return z > 0 ? 1 : 0
  const exponential = Math.exp((-x * x) / 2)
  let tail: number
  if (x < 7.07106781186547) {
    let above = 3.52624965998911e-2 * x + 0.700383064443688
    above = above * x + 6.37396220353165
    above = above * x + 33.912866078383
    above = above * x + 112.079291497871
    above = above * x + 221.213596169931
    above = above * x + 220.206867912376
    let below = 8.83883476483184e-2 * x + 1.75566716318264
    below = below * x + 16.064177579207
    below = below * x + 86.7807322029461
    below = below * x + 296.564248779674
    below = below * x + 637.333633378831
    below = below * x + 793.826512519948
    below = below * x + 440.413735824752
    tail = (exponential * above) / below
  } else {
    tail = exponential / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631
  }
  return z > 0 ? 1 - tail : tail
}

/** That a normally distributed value lies from low to high. */
export const normalBetween = (mean: number, deviation: number, low: number, high: number): number =>
  Math.max(0, normalBelow((high - mean) / deviation) - normalBelow((low - mean) / deviation))

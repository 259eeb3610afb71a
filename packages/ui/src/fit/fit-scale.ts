/** A fit bar reaches this many cm to either side of the middle line; one tick is 1 cm. */
export const reachCm = 6

/** Where a difference stands on the bar, in percent from its left end; what lies beyond stands at the end. */
export const placeOf = (cm: number): number => {
  const held = Math.min(reachCm, Math.max(-reachCm, cm))
  return Math.round((50 + (held / (2 * reachCm)) * 100) * 10) / 10
}

/** An interval on the bar. An end beyond the bar is cut off there. */
export function spanOf(low: number, high: number): { readonly left: number; readonly width: number } {
  const left = placeOf(low)
  return { left, width: Math.round((placeOf(high) - left) * 10) / 10 }
}

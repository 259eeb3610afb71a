/** Longest side that is sent, in pixels: a little above the 2048 that are worked with, so that one resampling decides. */
export const longestSideSent = 2560

/**
 * The size to shrink a photo to, proportions kept; `null` when it is small enough already.
 *
 * @param width and `height` of the upright photo in pixels
 */
export function shrunkenSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } | null {
  const longest = Math.max(width, height)
  if (longest <= longestSideSent) return null
  const factor = longestSideSent / longest
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** What a photo may be, for browsers too, which need no schemas for it. */
export const photoLimits = {
  bytes: 15 * 1024 * 1024,
  pixels: 50_000_000,
  minimumSide: 200,
  /** Longest side of the working copy, in pixels. */
  workingSide: 2048,
} as const

import type { Frame } from './find-markers'

/** Longest side of a frame that is looked at, in pixels. */
export const usualSide = 960

/** For a sheet that was not found: small ones are, at twice the price. */
export const secondLookSide = 1280

/** The size to look at: a frame's proportions, not larger than it is. */
export function frameSizeOf(width: number, height: number, longestSide: number) {
  const factor = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** Pixels of what a video shows now; `null` before it shows anything. */
export function grabFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement, longestSide: number): Frame | null {
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
  const { width, height } = frameSizeOf(video.videoWidth, video.videoHeight, longestSide)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, data }
}

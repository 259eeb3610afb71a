/** A camera that takes longer has hung, which some do. Milliseconds. */
const patienceMs = 6000

const jpegQuality = 0.95

/**
 * A photo of what the camera sees: in full resolution where the browser can take one, else the video's frame. A frame
 * has no metadata: its focal length stays unknown, and none is invented.
 */
export async function takeStill(video: HTMLVideoElement, track: MediaStreamTrack): Promise<Blob | null> {
  return (await fullPhoto(track)) ?? (await videoFrame(video))
}

async function fullPhoto(track: MediaStreamTrack): Promise<Blob | null> {
  if (!('ImageCapture' in window) || track.readyState !== 'live') return null
  const tooLong = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), patienceMs)
  })
  try {
    const photo = await Promise.race([new ImageCapture(track).takePhoto(), tooLong])
    return photo !== null && photo.size > 0 ? photo : null
  } catch {
    return null
  }
}

async function videoFrame(video: HTMLVideoElement): Promise<Blob | null> {
  if (video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.drawImage(video, 0, 0)
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality))
}

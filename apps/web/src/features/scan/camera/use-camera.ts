import { type RefObject, useCallback, useEffect, useState } from 'react'
import { type CameraProblem, cameraProblemBeforehand, cameraProblemOf } from './camera-problem'

export type CameraState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'live'; readonly track: MediaStreamTrack; readonly otherCameras: readonly string[] }
  | { readonly phase: 'problem'; readonly problem: CameraProblem }

/**
 * The camera on the back, else any; as large as frames get, and with a photo's proportions: 16:9 would cut off what the
 * lens sees, and with it what is known of its focal length.
 */
const constraintsFor = (deviceId: string | null): MediaStreamConstraints => ({
  audio: false,
  video: {
    ...(deviceId === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } }),
    width: { ideal: 2560 },
    height: { ideal: 1920 },
    aspectRatio: { ideal: 4 / 3 },
  },
})

/** Shows a camera in a video element, and gives it back when it is no longer shown. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): {
  readonly state: CameraState
  readonly useOther: (deviceId: string) => void
} {
  const [state, setState] = useState<CameraState>({ phase: 'starting' })
  const [wanted, setWanted] = useState<string | null>(null)
  useEffect(() => {
    const beforehand = cameraProblemBeforehand()
    if (beforehand !== null) return setState({ phase: 'problem', problem: beforehand })
    let left = false
    let stream: MediaStream | null = null
    setState({ phase: 'starting' })
    openCamera(wanted).then(
      async (opened) => {
        const [track] = opened.getVideoTracks()
        if (left || track === undefined || video.current === null) return stop(opened)
        stream = opened
        track.addEventListener('ended', () => setState({ phase: 'problem', problem: 'busy' }))
        video.current.srcObject = opened
        // Refused when the view is closed at this moment: then nothing has to be shown.
        await video.current.play().catch(() => undefined)
        const otherCameras = await camerasBeside(track)
        if (!left) setState({ phase: 'live', track, otherCameras })
      },
      (error: unknown) => {
        if (!left) setState({ phase: 'problem', problem: cameraProblemOf(error) })
      },
    )
    return () => {
      left = true
      if (stream !== null) stop(stream)
    }
  }, [video, wanted])
  return { state, useOther: useCallback((deviceId: string) => setWanted(deviceId), []) }
}

const openCamera = (deviceId: string | null): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia(constraintsFor(deviceId))

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The ids of the other cameras, the next one first, so that taking the first again and again goes through all. */
async function camerasBeside(track: MediaStreamTrack): Promise<readonly string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  const ids = devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map((one) => one.deviceId)
  const here = ids.indexOf(track.getSettings().deviceId ?? '')
  return [...ids.slice(here + 1), ...ids.slice(0, Math.max(0, here))]
}

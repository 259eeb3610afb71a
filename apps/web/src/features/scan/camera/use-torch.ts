import { useEffect, useState } from 'react'

/** The lamp beside the lens, where the camera has one that pages may switch; `null` otherwise. */
export function useTorch(track: MediaStreamTrack | null): { readonly on: boolean; readonly toggle: () => void } | null {
  const [on, setOn] = useState(false)
  useEffect(() => {
    if (track !== null) setOn(false)
  }, [track])
  if (track === null || !hasTorch(track)) return null
  const toggle = () => {
    // The lamp is no standard constraint yet, so its name is missing from the types.
    const wanted: MediaTrackConstraints & { readonly torch: boolean } = { torch: !on }
    track.applyConstraints({ advanced: [wanted] }).then(
      () => setOn(!on),
      () => undefined,
    )
  }
  return { on, toggle }
}

function hasTorch(track: MediaStreamTrack): boolean {
  // Firefox had none of this method for long.
  const capabilities: object = typeof track.getCapabilities === 'function' ? track.getCapabilities() : {}
  return 'torch' in capabilities && capabilities.torch === true
}

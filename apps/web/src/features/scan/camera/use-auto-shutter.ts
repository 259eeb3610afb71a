import { useEffect, useState } from 'react'

const storageKey = 'fitsize.camera.auto'

/** Whether the shutter releases by itself when everything is good. Off until somebody wants it; remembered here. */
export function useAutoShutter(): { readonly on: boolean; readonly set: (on: boolean) => void } {
  const [on, setOn] = useState(false)
  useEffect(() => setOn(stored() === 'on'), [])
  return {
    on,
    set: (wanted) => {
      setOn(wanted)
      try {
        localStorage.setItem(storageKey, wanted ? 'on' : 'off')
      } catch {
        // Storage is full or switched off: then it is remembered while the view is open.
      }
    },
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

'use client'

import { useEffect } from 'react'

/** Lets the browser keep what measuring needs, once the page itself is there. */
export function KeepOffline() {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const register = () => {
      // A browser that keeps nothing, as in some private windows, shows the page all the same.
      navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined)
    }
    if (document.readyState === 'complete') return register()
    window.addEventListener('load', register, { once: true })
    return () => window.removeEventListener('load', register)
  }, [])
  return null
}

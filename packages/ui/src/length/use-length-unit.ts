'use client'

import { useCallback, useSyncExternalStore } from 'react'
import type { LengthUnit } from './format-length'

const key = 'fitsize.unit'
/** Storage events reach other tabs only; this one tells the components of this tab. */
const changed = 'fitsize:unit'

/** The unit lengths are shown in, remembered in this browser and shared by all its tabs. */
export function useLengthUnit(): readonly [LengthUnit, (unit: LengthUnit) => void] {
  const unit = useSyncExternalStore(subscribe, read, () => 'cm' as const)
  const change = useCallback((next: LengthUnit) => {
    try {
      localStorage.setItem(key, next)
    } catch {
      // Without storage the choice cannot be kept.
    }
    window.dispatchEvent(new Event(changed))
  }, [])
  return [unit, change]
}

function read(): LengthUnit {
  try {
    return localStorage.getItem(key) === 'in' ? 'in' : 'cm'
  } catch {
    return 'cm'
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('storage', onChange)
  window.addEventListener(changed, onChange)
  return () => {
    window.removeEventListener('storage', onChange)
    window.removeEventListener(changed, onChange)
  }
}

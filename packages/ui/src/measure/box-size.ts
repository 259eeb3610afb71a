'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'

/**
 * Size of an element in CSS pixels, scroll bars included; zero until it is laid out. The content box would not do: a
 * photo that just fits would lose room to its own scroll bars and start to shrink and grow in turns.
 */
export function useBoxSize(ref: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() => setSize({ width: element.offsetWidth, height: element.offsetHeight }))
    observer.observe(element, { box: 'border-box' })
    return () => observer.disconnect()
  }, [ref])
  return size
}

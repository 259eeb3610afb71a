const changed = 'fitsize:kept-photos'

/** Tells this page that what is kept has changed. */
export const announceKept = (): void => {
  window.dispatchEvent(new Event(changed))
}

/** Calls back when what is kept has changed. @returns how to stop */
export function onKeptChange(callback: () => void): () => void {
  window.addEventListener(changed, callback)
  return () => window.removeEventListener(changed, callback)
}

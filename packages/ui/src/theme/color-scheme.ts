import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'

const storageKey = 'fitsize.theme'
const darkQuery = '(prefers-color-scheme: dark)'

/**
 * Runs before the first paint, as the text of a script: sets both theme attributes from the saved choice, otherwise from
 * the system's.
 */
export const colorSchemeScript = `(function(){var d=document.documentElement,t;try{t=localStorage.getItem('${storageKey}')}catch(e){}if(t!=='light'&&t!=='dark')t=matchMedia('${darkQuery}').matches?'dark':'light';d.dataset.theme=t;d.dataset.mantineColorScheme=t})()`

/** Keeps the choice in this browser and, beside Mantine's attribute, the tokens' own. */
export function createColorSchemeManager(): MantineColorSchemeManager {
  let stop: (() => void) | undefined
  return {
    get: (defaultValue) => (typeof window === 'undefined' ? defaultValue : (saved() ?? defaultValue)),
    set: (scheme) => {
      try {
        if (scheme === 'auto') localStorage.removeItem(storageKey)
        else localStorage.setItem(storageKey, scheme)
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
    subscribe: (onUpdate) => {
      const listener = (event: StorageEvent) => {
        if (event.key === storageKey) onUpdate(saved() ?? 'auto')
      }
      window.addEventListener('storage', listener)
      stop = () => window.removeEventListener('storage', listener)
    },
    unsubscribe: () => stop?.(),
    clear: () => {
      try {
        localStorage.removeItem(storageKey)
      } catch {
        // Nothing was kept.
      }
    },
  }
}

function saved(): MantineColorScheme | null {
  try {
    const value = localStorage.getItem(storageKey)
    return value === 'light' || value === 'dark' ? value : null
  } catch {
    return null
  }
}

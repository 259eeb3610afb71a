'use client'

import { MantineProvider, useComputedColorScheme } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { createColorSchemeManager } from './color-scheme'
import { cssVariablesResolver, theme } from './theme'

type FitSizeProviderProps = {
  /** Lets Mantine's style elements pass the Content-Security-Policy. */
  readonly nonce: string
  readonly children: ReactNode
}

/** In a browser: the nonce of the answer that brought the document, whose policy is in force until the next document. */
let documentNonce: string | undefined

/**
 * A soft navigation brings the nonce of another answer, and one to another language even mounts the layout anew; the
 * policy stays that of the first.
 */
function nonceInForce(nonce: string): string {
  if (typeof window === 'undefined') return nonce
  documentNonce ??= nonce
  return documentNonce
}

/** Mantine with FitSize's tokens and theme choice. */
export function FitSizeProvider({ nonce, children }: FitSizeProviderProps) {
  const [manager] = useState(createColorSchemeManager)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={manager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonceInForce(nonce)}
      deduplicateCssVariables
    >
      <ThemeAttribute />
      {children}
    </MantineProvider>
  )
}

/** Keeps the tokens' attribute with Mantine's. */
function ThemeAttribute() {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true })
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    // The first value is a guess until the effect has read the real one; the script before the first paint knew it.
    if (settled) document.documentElement.dataset.theme = scheme
    else setSettled(true)
  }, [scheme, settled])
  return null
}

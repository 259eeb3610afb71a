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

/** Mantine with FitSize's tokens and theme choice. */
export function FitSizeProvider({ nonce, children }: FitSizeProviderProps) {
  const [manager] = useState(createColorSchemeManager)
  // A soft navigation brings the nonce of another answer, but the policy in force is that of the first.
  const [nonceInForce] = useState(nonce)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={manager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonceInForce}
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

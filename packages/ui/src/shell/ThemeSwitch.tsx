'use client'

import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { IconMoon, IconSun } from '@tabler/icons-react'
import styles from './IconButton.module.css'

/** Light or dark; the button names what it leads to. */
export function ThemeSwitch({ texts }: { readonly texts: { readonly toDark: string; readonly toLight: string } }) {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true })
  // The saved choice is known to the browser alone: until mounted it must render what the server did.
  const toDark = !useMounted() || scheme === 'light'
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={toDark ? texts.toDark : texts.toLight}
      onClick={() => setColorScheme(toDark ? 'dark' : 'light')}
    >
      {toDark ? (
        <IconMoon size={20} stroke={1.7} aria-hidden="true" />
      ) : (
        <IconSun size={20} stroke={1.7} aria-hidden="true" />
      )}
    </button>
  )
}

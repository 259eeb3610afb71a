'use client'

import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { iconButtonClass } from './icon-button-class'
import styles from './ThemeSwitch.module.css'

const never = () => () => {}

/**
 * Light or dark; the button names what it leads to. The server does not know the theme: the picture is chosen by the
 * styles, which are right from the first paint on, and the name once the page is alive.
 */
export function ThemeSwitch({ texts }: { readonly texts: { readonly toDark: string; readonly toLight: string } }) {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true })
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const dark = alive && scheme === 'dark'
  return (
    <button
      type="button"
      className={iconButtonClass()}
      aria-label={dark ? texts.toLight : texts.toDark}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      <IconMoon className={styles.moon} size={20} stroke={1.7} aria-hidden="true" />
      <IconSun className={styles.sun} size={20} stroke={1.7} aria-hidden="true" />
    </button>
  )
}

import type { ReactNode } from 'react'
import styles from './LangSwitch.module.css'

/** Holds one link per language; the present one has `aria-current`. */
export function LangSwitch({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav className={styles.switch} aria-label={label}>
      {children}
    </nav>
  )
}

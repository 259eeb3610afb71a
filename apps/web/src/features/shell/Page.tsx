import type { ReactNode } from 'react'
import styles from './page-frame.module.css'

/** The width and margins that pages share. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles.column}>{children}</div>
}

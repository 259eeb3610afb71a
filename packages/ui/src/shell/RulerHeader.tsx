import type { ReactNode } from 'react'
import styles from './RulerHeader.module.css'

type RulerHeaderProps = {
  readonly home: ReactNode
  /** Links; the one with `aria-current` gets the piece of tape. */
  readonly links: ReactNode
  readonly linksLabel: string
  readonly tools: ReactNode
}

/** The top of every page: a ruler whose tape marks where one is. On phones the links have a row of their own. */
export function RulerHeader({ home, links, linksLabel, tools }: RulerHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <div className={styles.home}>{home}</div>
        <nav className={styles.links} aria-label={linksLabel}>
          {links}
        </nav>
        <div className={styles.tools}>{tools}</div>
      </div>
      <div className={styles.ticks} aria-hidden="true" />
    </header>
  )
}

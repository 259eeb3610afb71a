import type { ReactNode } from 'react'
import styles from './studio.module.css'

type StudioHeadProps = {
  readonly title: ReactNode
  readonly lead?: ReactNode
  /** Buttons and links of the page. */
  readonly children?: ReactNode
}

/** The head of a page of the studio. */
export function StudioHead({ title, lead, children }: StudioHeadProps) {
  return (
    <header className={styles.head}>
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {children !== undefined && <div className={styles.tools}>{children}</div>}
    </header>
  )
}

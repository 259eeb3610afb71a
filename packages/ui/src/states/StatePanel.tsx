import type { ReactNode } from 'react'
import styles from './StatePanel.module.css'

type StatePanelProps = {
  readonly title: string
  /** What is the matter and what to do about it. */
  readonly children: ReactNode
  /** Buttons or links to the next step. */
  readonly actions?: ReactNode
  /** A small drawing. */
  readonly picture?: ReactNode
  readonly headingLevel?: 1 | 2
}

/** Nothing here yet, and how to begin. */
export function EmptyState(props: StatePanelProps) {
  return <StatePanel {...props} />
}

/** Something failed: the cause and the fix. Read aloud as soon as it appears. */
export function ErrorState(props: StatePanelProps) {
  return <StatePanel {...props} alert />
}

function StatePanel({
  title,
  children,
  actions,
  picture,
  headingLevel = 2,
  alert = false,
}: StatePanelProps & { readonly alert?: boolean }) {
  const Heading = headingLevel === 1 ? 'h1' : 'h2'
  return (
    <section className={styles.panel} {...(alert ? { role: 'alert' } : {})}>
      {picture !== undefined && <div className={styles.picture}>{picture}</div>}
      <Heading>{title}</Heading>
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}

import type { ReactNode } from 'react'
import styles from './sections.module.css'

type SectionProps = {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}

/** One subject of the account page. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  )
}

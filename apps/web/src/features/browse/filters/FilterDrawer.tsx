'use client'

import { useFocusTrap } from '@mantine/hooks'
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import styles from './FilterDrawer.module.css'

type FilterDrawerProps = {
  readonly texts: {
    readonly title: string
    readonly open: string
    readonly close: string
    /** How many filters are in force, in words; null for none. */
    readonly inForce: string | null
    /** What closing shows. */
    readonly show: string
  }
  readonly count: number
  readonly children: ReactNode
}

/** The filters: a column beside the results, or on phones a drawer that a button opens. */
export function FilterDrawer({ texts, count, children }: FilterDrawerProps) {
  const [open, setOpen] = useState(false)
  const [ready, setReady] = useState(false)
  const trap = useFocusTrap(open)
  useEffect(() => setReady(true), [])
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [open])
  const face = (
    <>
      <IconAdjustmentsHorizontal size={20} stroke={1.7} aria-hidden="true" />
      {texts.open}
      {texts.inForce !== null && (
        <>
          <span className={styles.count} aria-hidden="true">
            {count}
          </span>
          <span className="visually-hidden">{texts.inForce}</span>
        </>
      )}
    </>
  )
  return (
    <>
      {ready ? (
        <button
          type="button"
          className={styles.open}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          {face}
        </button>
      ) : (
        // Leads to the filters before its script has loaded, too.
        <a href="#filters" className={styles.open}>
          {face}
        </a>
      )}
      <div
        ref={trap}
        id="filters"
        className={open ? `${styles.drawer} ${styles.shown}` : styles.drawer}
        {...(open ? { role: 'dialog', 'aria-modal': true, 'aria-label': texts.title } : {})}
      >
        <div className={styles.head}>
          <h2>{texts.title}</h2>
          <button type="button" className={styles.close} aria-label={texts.close} onClick={() => setOpen(false)}>
            <IconX size={20} stroke={1.8} aria-hidden="true" />
          </button>
        </div>
        <div className={styles.body}>{children}</div>
        <div className={styles.foot}>
          <button type="button" className={styles.show} onClick={() => setOpen(false)}>
            {texts.show}
          </button>
        </div>
      </div>
    </>
  )
}

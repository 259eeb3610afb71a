'use client'

import type { DomainError } from '@fitsize/contracts'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import styles from './sections.module.css'

/** Why something was refused and what to do; takes the focus, so that it is read. */
export function ProblemNotice({ problem }: { readonly problem: DomainError }) {
  const t = useTranslations('account')
  const errors = useTranslations('errors')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { code, retryAfterSeconds } = problem
  return (
    <div ref={box} className={styles.problem} role="alert" tabIndex={-1}>
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
      <p>
        <b>{errors(`${code}.title`)}.</b>{' '}
        {retryAfterSeconds === undefined
          ? errors(`${code}.hint`)
          : t('retryAfter', { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) })}
      </p>
    </div>
  )
}

/** What was done. The region is there from the start, so that its change is announced. */
export function DoneNotice({ text }: { readonly text: string | null }) {
  return (
    <div role="status">
      {text !== null && (
        <p className={styles.done}>
          <IconCircleCheck size={20} stroke={1.8} aria-hidden="true" />
          <span>{text}</span>
        </p>
      )}
    </div>
  )
}

import type { DomainError } from '@fitsize/contracts'
import { buttonClass } from '@fitsize/ui'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import styles from '../Problem.module.css'

type RefusedNoticeProps = {
  readonly problem: DomainError
  /** Sends the kept photo again; `null` when the file itself is the problem. */
  readonly onSendAgain: (() => void) | null
}

/** Why a photo was not taken, and what to do. */
export function RefusedNotice({ problem, onSendAgain }: RefusedNoticeProps) {
  const t = useTranslations('scan.refused')
  const errors = useTranslations('errors')
  const heading = useRef<HTMLHeadingElement>(null)
  // A second refusal is a new problem object: its title takes the focus again.
  useEffect(() => {
    if (problem) heading.current?.focus()
  }, [problem])
  return (
    <div className={styles.problem} role="alert">
      <IconAlertTriangle size={24} stroke={1.8} aria-hidden="true" />
      <h2 ref={heading} tabIndex={-1}>
        {errors(`${problem.code}.title`)}
      </h2>
      <p>{errors(`${problem.code}.hint`)}</p>
      {problem.retryAfterSeconds !== undefined && <p>{t('retryAfter', { seconds: problem.retryAfterSeconds })}</p>}
      {onSendAgain !== null && (
        <div className={styles.actions}>
          <button type="button" className={buttonClass()} onClick={onSendAgain}>
            {t('sendAgain')}
          </button>
        </div>
      )}
    </div>
  )
}

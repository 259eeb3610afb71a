import { Button } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from '../studio.module.css'

type SureButtonProps = {
  readonly children: ReactNode
  readonly question: string
  /** What the button says that does it. */
  readonly sure: string
  readonly isPending: boolean
  readonly onSure: () => void
}

/** A button for what cannot be undone: it asks first, in its own place. */
export function SureButton({ children, question, sure, isPending, onSure }: SureButtonProps) {
  const t = useTranslations('studio.form')
  const [asking, setAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (asking) box.current?.focus()
    else if (wasAsking.current) opener.current?.focus()
    wasAsking.current = asking
  }, [asking])
  if (!asking)
    return (
      <Button ref={opener} kind="quiet" onClick={() => setAsking(true)}>
        {children}
      </Button>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no focus to be read from
    <div
      ref={box}
      role="group"
      tabIndex={-1}
      aria-label={question}
      className={styles.form}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setAsking(false)
      }}
    >
      <p>{question}</p>
      <div className={styles.actions}>
        <Button kind="danger" aria-disabled={isPending} onClick={() => !isPending && onSure()}>
          {sure}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
      </div>
    </div>
  )
}

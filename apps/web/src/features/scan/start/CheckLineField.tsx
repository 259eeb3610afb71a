import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type RefObject, useId } from 'react'
import styles from './CheckLineField.module.css'
import { checkLineRange, parseCheckLine } from './check-line'

type CheckLineFieldProps = {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly input: RefObject<HTMLInputElement | null>
}

/** What the person measured of the printed 100 mm line: printers that scale by a per cent would falsify every figure. */
export function CheckLineField({ text, onChange, input }: CheckLineFieldProps) {
  const t = useTranslations('scan.checkLine')
  const id = useId()
  const invalid = parseCheckLine(text) === 'invalid'
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('label')}</label>
      <div className={invalid ? `${styles.input} ${styles.wrong}` : styles.input}>
        <input
          ref={input}
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder="100"
          value={text}
          aria-invalid={invalid}
          aria-describedby={`${id}-hint${invalid ? ` ${id}-problem` : ''}`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <span aria-hidden="true">mm</span>
      </div>
      {invalid && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          <IconAlertTriangle size={18} stroke={1.8} aria-hidden="true" />
          {t('invalid', { shortest: checkLineRange.shortest, longest: checkLineRange.longest })}
        </p>
      )}
      <p id={`${id}-hint`} className={styles.hint}>
        {t('hint')}
      </p>
    </div>
  )
}

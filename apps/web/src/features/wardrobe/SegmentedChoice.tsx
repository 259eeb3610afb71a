import { type ReactNode, useId } from 'react'
import styles from './SegmentedChoice.module.css'

type SegmentedChoiceProps<Value extends string> = {
  readonly legend: ReactNode
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** Null while nothing is chosen. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly look?: 'large' | 'row'
}

/** One of a few words, all of them in sight. */
export function SegmentedChoice<Value extends string>(props: SegmentedChoiceProps<Value>) {
  const { legend, options, value, onChange, look = 'large' } = props
  const name = useId()
  return (
    <fieldset className={look === 'row' ? `${styles.choice} ${styles.row}` : styles.choice}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

'use client'

import { formatFigure, formatRange, useLengthUnit } from '@fitsize/ui'
import { useLocale } from 'next-intl'
import styles from './LengthFigure.module.css'

type LengthFigureProps = {
  readonly cm: number
  /** Interval in cm, when there is one. */
  readonly interval?: { readonly low: number; readonly high: number }
  /** In tables, where one unit holds for all cells, the unit is only read aloud. */
  readonly look?: 'full' | 'cell'
}

/** A length in the unit that the person chose, its ± always beside it. */
export function LengthFigure({ cm, interval, look = 'full' }: LengthFigureProps) {
  const [unit] = useLengthUnit()
  const locale = useLocale()
  return (
    <span className={look === 'cell' ? `${styles.length} ${styles.cell}` : styles.length}>
      <b>{formatFigure(cm, unit, locale)}</b>
      <span className={look === 'cell' ? 'visually-hidden' : undefined}>{`\u00a0${unit}`}</span>
      {interval !== undefined && <small> {formatRange(interval, unit, locale)}</small>}
    </span>
  )
}

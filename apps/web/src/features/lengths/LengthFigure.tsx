'use client'

import { formatFigure, formatRange, useLengthUnit } from '@fitsize/ui'
import { useLocale } from 'next-intl'
import styles from './LengthFigure.module.css'

type LengthFigureProps = {
  readonly cm: number
  /** Interval in cm, when there is one. */
  readonly interval?: { readonly low: number; readonly high: number }
}

/** A length in the unit that the person chose, its ± always beside it. */
export function LengthFigure({ cm, interval }: LengthFigureProps) {
  const [unit] = useLengthUnit()
  const locale = useLocale()
  return (
    <span className={styles.length}>
      <b>{formatFigure(cm, unit, locale)}</b>
      {`\u00a0${unit}`}
      {interval !== undefined && <small> {formatRange(interval, unit, locale)}</small>}
    </span>
  )
}

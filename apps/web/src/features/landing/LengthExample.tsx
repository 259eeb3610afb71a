import { formatFigure, formatRange } from '@fitsize/ui'
import styles from './LandingPage.module.css'

type LengthExampleProps = { readonly cm: number; readonly halfRangeCm: number; readonly locale: string }

/** A figure as the product writes it. */
export function LengthExample({ cm, halfRangeCm, locale }: LengthExampleProps) {
  return (
    <span className={styles.length}>
      <b>{formatFigure(cm, 'cm', locale)}</b>
      {'\u00a0cm '}
      <small>{formatRange({ low: cm - halfRangeCm, high: cm + halfRangeCm }, 'cm', locale)}</small>
    </span>
  )
}

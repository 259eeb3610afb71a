import { formatFigure, formatRange } from '@fitsize/ui'
import styles from './LandingPage.module.css'

type LengthExampleProps = {
  readonly measure: { readonly cm: number; readonly low: number; readonly high: number }
  readonly locale: string
}

/** A figure as the product writes it, in centimetres. */
export function LengthExample({ measure, locale }: LengthExampleProps) {
  return (
    <span className={styles.length}>
      <b>{formatFigure(measure.cm, 'cm', locale)}</b>
      {'\u00a0cm '}
      <small>{formatRange(measure, 'cm', locale)}</small>
    </span>
  )
}

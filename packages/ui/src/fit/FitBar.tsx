import styles from './FitBar.module.css'
import { FitMark, type FitVerdict } from './FitMark'
import { placeOf, spanOf } from './fit-scale'

export type FitBarProps = {
  readonly verdict: FitVerdict
  /** Offered minus wished for, in cm; null when the chart does not say. */
  readonly differenceCm: number | null
  /** Half of the interval of the difference in cm. */
  readonly halfRangeCm?: number
  /** What is comfortable, as differences in cm from the middle line. */
  readonly comfort: { readonly low: number; readonly high: number }
  readonly lengthwise?: boolean
  /** The whole bar in a sentence. */
  readonly label: string
}

/**
 * A ruler with one tick a centimetre: the line in the middle is the measure wished for, the band is comfortable, the
 * sign is the offered size with its whisker. What lies beyond the ruler stands at its end.
 */
export function FitBar({ verdict, differenceCm, halfRangeCm = 0, comfort, lengthwise = false, label }: FitBarProps) {
  const band = spanOf(comfort.low, comfort.high)
  return (
    <span className={`${styles.bar} ${styles[verdict]}`} role="img" aria-label={label}>
      <span className={styles.band} style={{ left: `${band.left}%`, width: `${band.width}%` }} />
      <span className={styles.middle} />
      {differenceCm !== null && halfRangeCm > 0 && (
        <Whisker {...spanOf(differenceCm - halfRangeCm, differenceCm + halfRangeCm)} />
      )}
      <span className={styles.place} style={{ left: `${placeOf(differenceCm ?? 0)}%` }}>
        <FitMark verdict={verdict} lengthwise={lengthwise} />
      </span>
    </span>
  )
}

function Whisker({ left, width }: { readonly left: number; readonly width: number }) {
  return <span className={styles.whisker} style={{ left: `${left}%`, width: `${width}%` }} />
}

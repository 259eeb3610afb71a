import styles from './CaliperRange.module.css'

/** Up to this many cm to either side, a measure is drawn as sharp. */
const sharpUpToCm = 1

const middle = 30
/** 14 ticks of 4 px: the scale shows 1.75 cm to either side, one tick is 2.5 mm. */
const pixelsPerCm = 16
const reach = 28
const ticks = Array.from({ length: 15 }, (_, index) => `M${2 + 4 * index} 20.5v${index % 7 === 0 ? -6 : -3}`).join('')

/**
 * The range of a measure as the jaws of a caliper on a small ruler; solid up to 1 cm to either side, dashed above.
 * Decorative: the same figure always stands beside it as text.
 *
 * @param halfRangeCm half of the interval in cm
 */
export function CaliperRange({ halfRangeCm }: { readonly halfRangeCm: number }) {
  const half = Math.min(reach, Math.max(1.5, halfRangeCm * pixelsPerCm))
  const wide = halfRangeCm > sharpUpToCm
  return (
    <svg width="60" height="22" viewBox="0 0 60 22" aria-hidden="true" focusable="false">
      <path className={styles.scale} d={`M2 20.5H58${ticks}`} />
      <path className={styles.middle} d={`M${middle} 3v17`} />
      <path className={wide ? styles.jaw : styles.range} d={`M${middle - half} 5v9M${middle + half} 5v9`} />
      <path
        className={wide ? `${styles.range} ${styles.wide}` : styles.range}
        d={`M${middle - half} 9.5H${middle + half}`}
      />
    </svg>
  )
}
